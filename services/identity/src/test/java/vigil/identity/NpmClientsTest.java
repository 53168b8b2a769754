package vigil.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.kernel.secrecy.MasterKey;
import vigil.testkit.Workshop;

/** Clients that others wrote speak with the provider; they come from npm, pinned by a lock file. */
class NpmClientsTest {

    @TempDir private static Path folder;
    private static RunningIdentity identity;
    private static Workshop workshop;

    @BeforeAll
    static void start() throws Exception {
        workshop = Workshop.of(Path.of("src/test/node"), Path.of("target/node"));
        identity = RunningIdentity.in(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void anIndependentClientGetsWhatItAsksForAndNothingElse(String script) throws Exception {
        run(identity, script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void itDoesSoWhenProofsNeedANonce(String script, @TempDir Path other) throws Exception {
        Path key = other.resolve("nonces");
        MasterKey.create(key, new SecureRandom());
        try (RunningIdentity asking =
                RunningIdentity.in(other, Map.of("vigil.tokens.nonce-key-file", key.toString()))) {
            run(asking, script);
        }
    }

    private static void run(RunningIdentity asked, String script) throws Exception {
        workshop.run(
                Map.of(
                        "HOUSE", asked.address().toString(),
                        "REDIRECT", RunningIdentity.REDIRECT,
                        "AFTER_LOGOUT", RunningIdentity.AFTER_LOGOUT,
                        "LOGIN", "anna.analyst",
                        "PASSWORD", RunningIdentity.PASSWORD,
                        "CONSOLE_SECRET", RunningIdentity.CONSOLE_SECRET,
                        "CLIENT_KEY", HeldKey.CLIENT.privateHalf()),
                "node",
                script);
    }
}
