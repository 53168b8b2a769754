package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chromium on the pages of the house, with a virtual authenticator: {@code
 * src/test/browser/officers.mjs}. Pictures of the pages stay in {@code target/browser/pictures}.
 */
class BrowserTest {

    private static final Path SOURCES = Path.of("src/test/browser");
    private static final Path WORKSHOP = Path.of("target/browser");
    private static final String PASSPHRASE = "not-a-secret";

    @TempDir private Path folder;

    @Test
    void anOfficerSignsInWithEveryFactorAndLeavesEverywhere() throws Exception {
        Files.createDirectories(WORKSHOP);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        WORKSHOP.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run(
                Map.of(),
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error");
        int port = freePort();
        String issuer = "https://localhost:" + port;
        Path certificate = certificate();
        try (RunningIdentity identity =
                RunningIdentity.in(
                        folder,
                        Map.of(
                                "vigil.tokens.issuer",
                                issuer,
                                "vigil.identity.factors.roles",
                                "supervisor"))) {

            String invitation =
                    new Administrator(identity, "demo-administrator")
                            .invite("ines@demo", "analyst");
            String said =
                    run(
                            Map.of(
                                    "INVITATION",
                                    invitation,
                                    "HOUSE",
                                    identity.address().toString(),
                                    "ISSUER",
                                    issuer,
                                    "PORT",
                                    Integer.toString(port),
                                    "CERTIFICATE",
                                    certificate.toString(),
                                    "PASSPHRASE",
                                    PASSPHRASE,
                                    "LOGIN",
                                    "sam.supervisor",
                                    "PASSWORD",
                                    RunningIdentity.PASSWORD,
                                    "REDIRECT",
                                    RunningIdentity.REDIRECT,
                                    "CHROMIUM",
                                    chromium()),
                            "node",
                            "officers.mjs");

            assertThat(said).endsWith("done\n");
            assertThat(SecurityEvents.of(identity))
                    .anyMatch(event ->
                            event.startsWith("factor.reused/") && event.endsWith("/counter"))
                    .anyMatch(event -> event.startsWith("factor.refused/"))
                    .anyMatch(event -> event.startsWith("login.slowed/"));
            for (String verb :
                    List.of("code.enrolled", "passkey.added", "recovery.used", "sessions.ended")) {
                assertThat(Rows.acts(identity, verb)).as(verb).isOne();
            }
        }
    }

    private static String chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test needs Chromium"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path certificate() throws Exception {
        Path file = folder.resolve("front.p12").toAbsolutePath();
        run(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "front",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSPHRASE,
                "-keystore",
                file.toString());
        return file;
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        Path said = Files.createTempFile(WORKSHOP, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command))
                        .directory(WORKSHOP.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(240, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        return text;
    }
}
