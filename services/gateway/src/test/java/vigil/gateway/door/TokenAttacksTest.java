package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.Issuer;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

/** Whoever forges or bends a token is turned away, and it is told why. */
class TokenAttacksTest {

    @TempDir private static Path folder;
    private static Street street;
    private static Issuer issuer;

    @BeforeAll
    static void open() {
        street = Street.in(folder);
        issuer = street.issuer();
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @Test
    void everyAttackIsRefusedAndToldWithItsReason() throws Exception {
        int before = street.monitoring().seen().size();
        for (Map.Entry<String, String> attack : attacks().entrySet()) {
            String reason = attack.getKey().substring(0, attack.getKey().indexOf(':'));
            int told = street.told().size();

            assertThat(street.call("/v1/alerts").bearing(attack.getValue()).status())
                    .as(attack.getKey())
                    .isEqualTo(401);
            Until.holds(() -> street.told().size() == told + 1);
            SecurityEvent event = street.told().getLast();
            assertThat(event.kind()).as(attack.getKey()).isEqualTo(Kind.TOKEN_REFUSED);
            assertThat(event.reason()).as(attack.getKey()).isEqualTo(reason);
            assertThat(event.fields().toString()).doesNotContain(attack.getValue());
        }
        assertThat(street.monitoring().seen()).hasSize(before);
    }

    @Test
    void whoShowsNothingIsToldApart() throws Exception {
        int told = street.told().size();

        assertThat(street.call("/v1/alerts").status()).isEqualTo(401);

        Until.holds(() -> street.told().size() == told + 1);
        assertThat(street.told().getLast().reason()).isEqualTo("missing");
    }

    /** Reason and a name of the attack, with the token. */
    private static Map<String, String> attacks() throws Exception {
        Map<String, String> attacks = new LinkedHashMap<>();
        JWTClaimsSet claims = issuer.claims().build();
        String good = issuer.token();
        String[] parts = good.split("\\.");
        for (String none : List.of("none", "None", "nOnE")) {
            String header = base64("{\"alg\":\"" + none + "\",\"kid\":\"first\"}");
            attacks.put("malformed:" + none, header + "." + parts[1] + ".");
        }
        attacks.put("algorithm:confusion", confused(claims));
        attacks.put("header:jku", bringing(claims, true));
        attacks.put("header:jwk", bringing(claims, false));
        attacks.put("key:traversal", keyId(claims, "../../../../dev/null"));
        attacks.put("key:query", keyId(claims, "first' OR '1'='1"));
        attacks.put("signature:psychic", parts[0] + "." + parts[1] + "." + zeroes(parts[2]));
        attacks.put("signature:changed", parts[0] + "." + changed(parts[1]) + "." + parts[2]);
        attacks.put("signature:another key", new Issuer().token());
        attacks.put("malformed:oversized", padded());
        attacks.put("expired:old", expired());
        attacks.put("issuer:stranger", claimed("iss", "https://evil.example"));
        attacks.put("audience:another house", claimed("aud", "console"));
        attacks.put("claims:institution", claimed("institution", "../demo"));
        return attacks;
    }

    private static String confused(JWTClaimsSet claims) throws Exception {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
        token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String bringing(JWTClaimsSet claims, boolean elsewhere) {
        JWSHeader.Builder header = issuer.header();
        return issuer.token(
                elsewhere
                        ? header.jwkURL(URI.create("https://evil.example/keys")).build()
                        : header.jwk(issuer.key().toPublicJWK()).build(),
                claims);
    }

    private static String keyId(JWTClaimsSet claims, String keyId) {
        return issuer.token(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
    }

    /** Accepted as a signature over anything by some (CVE-2022-21449). */
    private static String zeroes(String signature) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new byte[Base64.getUrlDecoder().decode(signature).length]);
    }

    private static String changed(String claims) {
        String text = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return base64(text.replace("\"demo\"", "\"other\""));
    }

    private static String padded() {
        return issuer.token(issuer.claims().claim("padding", "a".repeat(9_000)).build());
    }

    private static String expired() {
        Date past = Date.from(Instant.now().minusSeconds(60));
        return issuer.token(issuer.claims().expirationTime(past).build());
    }

    private static String claimed(String name, Object value) {
        return issuer.token(issuer.claims().claim(name, value).build());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
