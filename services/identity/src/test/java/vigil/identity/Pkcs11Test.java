package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing keys in a PKCS#11 token: SoftHSM stands for the module. */
class Pkcs11Test {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final Pattern SLOT = Pattern.compile("slot (\\d+)");
    private static final String PIN = "246813";

    @TempDir private static Path folder;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() throws Exception {
        install();
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                Path.of(System.getenv("SOFTHSM2_CONF")),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        String made =
                run(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "vigil",
                        "--pin",
                        PIN,
                        "--so-pin",
                        "135792");
        Matcher slot = SLOT.matcher(made);
        assertThat(slot.find()).as(made).isTrue();
        Path described = folder.resolve("pkcs11.cfg");
        Files.writeString(
                described,
                """
                name = vigil
                library = %s
                slot = %s
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                """
                        .formatted(LIBRARY, slot.group(1)));
        Path pin = folder.resolve("pin");
        Files.writeString(pin, PIN);
        identity =
                RunningIdentity.in(
                        folder,
                        Map.of(
                                "vigil.identity.key.lead", "0s",
                                "vigil.identity.key.pkcs11", described.toString(),
                                "vigil.identity.key.pkcs11-pin-file", pin.toString()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (identity != null) {
            identity.close();
        }
    }

    @Test
    void theTokenSignsAndTheDatabaseHoldsNoPrivateHalf() throws Exception {
        SignedJWT token = token();

        assertThat(isGood(token)).isTrue();
        assertThat(Rows.count(identity, "select count(*) from signing_keys where in_token"))
                .isPositive();
        assertThat(Rows.count(identity, "select count(sealed_private) from signing_keys")).isZero();
    }

    @Test
    void everyAlgorithmSignsThere() throws Exception {
        // Tokens of strict clients, registered for ES256 and PS256.
        FapiFlow strict = FapiFlow.of(identity);
        HttpResponse<String> elliptic = strict.redeem(strict.code());
        FapiFlow other = new FapiFlow(identity, "other-fapi", HeldKey.OTHER_CLIENT);
        HttpResponse<String> probabilistic = other.redeem(other.code());

        for (HttpResponse<String> each : List.of(elliptic, probabilistic)) {
            assertThat(each.statusCode()).as(each.body()).isEqualTo(200);
            SignedJWT token = SignedJWT.parse(FapiFlow.text(each, "access_token"));
            assertThat(isGood(token)).isTrue();
        }
    }

    @Test
    void keysFollowOneAnotherAndOldOnesAreDestroyed() throws Exception {
        SignedJWT before = token();

        identity.command("rotate-key");
        SignedJWT after = token();

        assertThat(after.getHeader().getKeyID()).isNotEqualTo(before.getHeader().getKeyID());
        assertThat(isGood(before)).isTrue();
        assertThat(isGood(after)).isTrue();

        long held = objects();
        identity.command("withdraw-key", before.getHeader().getKeyID());
        assertThat(objects()).isLessThan(held);
        assertThat(published()).doesNotContain(before.getHeader().getKeyID());
    }

    @Test
    void aRestartFindsTheKeysAgain() throws Exception {
        String before = token().getHeader().getKeyID();

        identity.restart();

        assertThat(token().getHeader().getKeyID()).isEqualTo(before);
    }

    private static long objects() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("tokens"))) {
            return files.filter(file -> file.toString().endsWith(".object")).count();
        }
    }

    private static SignedJWT token() throws Exception {
        HttpResponse<String> answer =
                identity.token("demo-machine", RunningIdentity.MACHINE_SECRET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedJWT.parse(FapiFlow.text(answer, "access_token"));
    }

    private static boolean isGood(SignedJWT token) throws Exception {
        JWK key = keySet().getKeyByKeyId(token.getHeader().getKeyID());
        if (key == null) {
            return false;
        }
        JWSVerifier verifier =
                key.getKeyType().getValue().equals("EC")
                        ? new ECDSAVerifier(key.toECKey())
                        : new RSASSAVerifier(key.toRSAKey());
        return token.verify(verifier);
    }

    private static List<String> published() throws Exception {
        return keySet().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private static JWKSet keySet() throws Exception {
        return JWKSet.parse(new Browser(identity.address()).get("/oauth2/jwks").body());
    }

    /** From the system's packages, where this may be done. */
    private static void install() throws Exception {
        if (!Files.exists(LIBRARY) && "root".equals(System.getProperty("user.name"))) {
            run("apt-get", "install", "-y", "--no-install-recommends", "softhsm2");
        }
        assumeTrue(
                Files.exists(LIBRARY),
                "skipped: there is no SoftHSM here (Debian package softhsm2), and it cannot be"
                        + " installed");
    }

    private static String run(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "";
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(2, TimeUnit.MINUTES);
        return said;
    }
}
