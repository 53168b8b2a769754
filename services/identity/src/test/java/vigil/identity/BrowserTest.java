package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.testkit.FreePort;
import vigil.testkit.Workshop;

/**
 * Chromium on the pages of the house, with a virtual authenticator: {@code
 * src/test/browser/officers.mjs}. Pictures of the pages stay in {@code target/browser/pictures}.
 */
class BrowserTest {

    private static final String PASSPHRASE = "not-a-secret";

    @TempDir private Path folder;

    @Test
    void anOfficerSignsInWithEveryFactorAndLeavesEverywhere() throws Exception {
        Workshop workshop = Workshop.of(Path.of("src/test/browser"), Path.of("target/browser"));
        int port = FreePort.any();
        String issuer = "https://localhost:" + port;
        Map<String, String> settings =
                Map.of("vigil.tokens.issuer", issuer, "vigil.identity.factors.roles", "supervisor");
        try (RunningIdentity identity = RunningIdentity.in(folder, settings)) {
            Map<String, String> told = new HashMap<>(officer(identity));
            told.putAll(certificate(workshop));
            told.putAll(Map.of("ISSUER", issuer, "PORT", Integer.toString(port)));

            String said = workshop.run(told, "node", "officers.mjs");

            assertThat(said).endsWith("done\n");
            leavesItsTraces(identity);
        }
    }

    private static void leavesItsTraces(RunningIdentity identity) throws Exception {
        assertThat(SecurityEvents.of(identity))
                .anyMatch(event -> event.startsWith("factor.reused/") && event.endsWith("/counter"))
                .anyMatch(event -> event.startsWith("factor.refused/"))
                .anyMatch(event -> event.startsWith("login.slowed/"));
        for (String verb :
                List.of("code.enrolled", "passkey.added", "recovery.used", "sessions.ended")) {
            assertThat(Rows.acts(identity, verb)).as(verb).isOne();
        }
    }

    private static Map<String, String> officer(RunningIdentity identity) throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        return Map.of(
                "HOUSE",
                identity.address().toString(),
                "LOGIN",
                "sam.supervisor",
                "PASSWORD",
                RunningIdentity.PASSWORD,
                "INVITATION",
                administrator.invite("ines@demo", "analyst"),
                "REDIRECT",
                RunningIdentity.REDIRECT,
                "CHROMIUM",
                chromium());
    }

    private static String chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test needs Chromium"));
    }

    private Map<String, String> certificate(Workshop workshop) throws Exception {
        String file = folder.resolve("front.p12").toAbsolutePath().toString();
        String about =
                "-genkeypair -alias front -keyalg EC -groupname secp256r1 -dname CN=localhost"
                        + " -ext SAN=dns:localhost -validity 2 -storetype PKCS12 -storepass "
                        + PASSPHRASE
                        + " -keystore "
                        + file;
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        workshop.run(Map.of(), (keytool + " " + about).split(" "));
        return Map.of("CERTIFICATE", file, "PASSPHRASE", PASSPHRASE);
    }
}
