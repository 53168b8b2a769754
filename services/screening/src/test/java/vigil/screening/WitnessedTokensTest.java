package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.testkit.Authority;
import vigil.testkit.HeldKey;
import vigil.testkit.StreetParts;

/** Tokens that are bound to a key, shown by a house that has seen the proof, and by others. */
class WitnessedTokensTest {

    private static final StreetParts STREET = new StreetParts("witnessed");
    private static final String MACHINE = "machine";

    @TempDir static Path folder;
    private static Authority authority;
    private static House house;

    @BeforeAll
    static void start() {
        authority = Authority.in(folder);
        Map<String, String> certificates = authority.house("screening");
        house =
                House.started(
                        STREET,
                        certificates.entrySet().stream()
                                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void monitoringHasSeenTheProof() throws Exception {
        assertThat(asked("monitoring", "Bearer " + bound())).isNotEqualTo(401);
    }

    @Test
    void noOtherHouseHasAndNobodyInsideShowsABoundTokenAsHeld() throws Exception {
        assertThat(asked("cases", "Bearer " + bound())).isEqualTo(401);
        assertThat(asked("gateway", "Bearer " + bound())).isEqualTo(401);
        assertThat(asked("monitoring, O=elsewhere", "Bearer " + bound())).isEqualTo(401);
        assertThat(asked("monitoring", "DPoP " + bound())).isEqualTo(401);
    }

    @Test
    void aWitnessDoesNotReplaceTheToken() throws Exception {
        assertThat(asked("monitoring", "Bearer x.y.z")).isEqualTo(401);
    }

    private static String bound() {
        return StreetParts.issuer().boundToken(HeldKey.make(), "demo", MACHINE);
    }

    private static int asked(String caller, String authorization) throws Exception {
        URI lists = URI.create(house.address().replace("http:", "https:"));
        try (HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(authority.calling(authority.holder("CN=" + caller)))
                        .build()) {
            return client.send(
                            HttpRequest.newBuilder(lists.resolve("/v1/screening/lists-in-force"))
                                    .header("Authorization", authorization)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
