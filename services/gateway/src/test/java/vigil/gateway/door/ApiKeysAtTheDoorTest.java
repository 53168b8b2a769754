package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.RecordingHouse.Seen;
import vigil.gateway.street.Street;
import vigil.kernel.identity.RandomId;

class ApiKeysAtTheDoorTest {

    private static final String SECRET = "s".repeat(43);

    @TempDir private static Path folder;
    private static Street street;

    private final String key = "key-" + RandomId.next() + "." + SECRET;

    @BeforeAll
    static void open() {
        street = Street.in(folder);
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @Test
    void aKeyIsChangedForATokenOnceAndNeverReachesAHouse() throws Exception {
        street.signIns().knowsKey(key, List.of());
        int before = street.signIns().keyQuestions();

        assertThat(street.call("/v1/alerts").with("X-API-Key", key).status()).isEqualTo(200);
        assertThat(street.call("/v1/alerts").with("Authorization", "ApiKey " + key).status())
                .isEqualTo(200);
        // As AuthZEN's suite sends it.
        assertThat(street.call("/v1/alerts").with("Authorization", "Bearer " + key).status())
                .isEqualTo(200);

        assertThat(street.signIns().keyQuestions() - before).isEqualTo(1);
        Seen seen = street.monitoring().last();
        assertThat(seen.all("Authorization")).hasSize(1);
        assertThat(seen.all("Authorization").getFirst()).startsWith("Bearer ey");
        assertThat(seen.all("X-api-key")).isEmpty();
    }

    @Test
    void aKeyOpensItsOwnPathsAlone() throws Exception {
        street.signIns().knowsKey(key, List.of("/v1/alerts"));

        assertThat(street.call("/v1/alerts/7").with("X-API-Key", key).status()).isNotEqualTo(403);
        assertThat(street.call("/v1/decisions").with("X-API-Key", key).status()).isEqualTo(403);
        assertThat(street.call("/v1/alertsX").with("X-API-Key", key).status()).isEqualTo(403);
    }

    @Test
    void whatIsNoKeyIsRefusedAndTold() throws Exception {
        int before = street.signIns().keyQuestions();

        assertThat(street.call("/v1/alerts").with("X-API-Key", "guess").status()).isEqualTo(401);
        assertThat(street.signIns().keyQuestions()).isEqualTo(before);
        assertThat(street.call("/v1/alerts").with("X-API-Key", key).status()).isEqualTo(401);
        assertThat(street.call("/v1/alerts").with("X-API-Key", key).status()).isEqualTo(401);

        // Guesses do not become load on identity.
        assertThat(street.signIns().keyQuestions()).isEqualTo(before + 1);
        assertThat(street.told())
                .anySatisfy(event -> {
                    assertThat(event.kind()).isEqualTo(Kind.TOKEN_REFUSED);
                    assertThat(event.reason()).isEqualTo("api_key");
                });
    }

    @Test
    void aKeyTogetherWithAnythingElseIsRefused() throws Exception {
        street.signIns().knowsKey(key, List.of());

        assertThat(street.call("/v1/alerts").with("X-API-Key", key).allowed().status())
                .isEqualTo(400);
        assertThat(street.call("/v1/alerts").with("X-API-Key", key).with("X-API-Key", key).status())
                .isEqualTo(400);
    }

    @Test
    void whileIdentityIsAwayKeysThatAreKnownGoOn() throws Exception {
        street.signIns().knowsKey(key, List.of());
        assertThat(street.call("/v1/alerts").with("X-API-Key", key).status()).isEqualTo(200);
        street.signIns().isAway(true);

        assertThat(street.call("/v1/alerts").with("X-API-Key", key).status()).isEqualTo(200);
        String other = "key-" + RandomId.next() + "." + SECRET;
        assertThat(street.call("/v1/alerts").with("X-API-Key", other).status()).isEqualTo(503);

        street.signIns().isAway(false);
        assertThat(street.call("/v1/alerts").with("X-API-Key", other).status()).isEqualTo(401);
    }
}
