package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreAwayTest {

    @TempDir private Path folder;

    @Test
    void withoutItsStoreTheHouseStillPublishesItsKeysAndAsksForPatience() throws Exception {
        try (RunningIdentity identity = RunningIdentity.in(folder)) {
            Browser outside = new Browser(identity.address());
            String keys = outside.get("/oauth2/jwks").body();
            identity.loseStore();

            HttpResponse<String> token =
                    identity.token("demo-machine", RunningIdentity.MACHINE_SECRET);

            assertThat(token.statusCode()).isEqualTo(503);
            assertThat(token.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(token.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(token.body()).contains("\"code\":\"unavailable\"");
            assertThat(outside.get("/oauth2/jwks").body()).isEqualTo(keys);
            assertThat(outside.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        }
    }
}
