package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.testkit.Until;

class GrantEndTest {

    private static final int LIFE_SECONDS = 4;

    @TempDir private Path folder;

    @Test
    void whatASignInGaveIsRenewedNoLongerThanASessionLasts() throws Exception {
        Map<String, String> settings = Map.of("vigil.identity.session.life", LIFE_SECONDS + "s");
        try (RunningIdentity identity = RunningIdentity.in(folder, settings)) {
            CodeFlow flow = new CodeFlow(identity, "workbench");
            Map<String, String> proof = Map.of("client_secret", RunningIdentity.CONSOLE_SECRET);
            String first =
                    FapiFlow.text(
                            flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, proof),
                            "refresh_token");
            Instant signedIn = Instant.now();

            HttpResponse<String> inTime = identity.renew(first);
            String second = FapiFlow.text(inTime, "refresh_token");
            Until.holds(
                    "the session is over",
                    () -> Instant.now().isAfter(signedIn.plusSeconds(LIFE_SECONDS)));
            HttpResponse<String> late = identity.renew(second);

            assertThat(inTime.statusCode()).as(inTime.body()).isEqualTo(200);
            assertThat(late.statusCode()).isEqualTo(400);
            assertThat(FapiFlow.text(late, "error")).isEqualTo("invalid_grant");
        }
    }
}
