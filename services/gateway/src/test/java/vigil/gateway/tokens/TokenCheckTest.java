package vigil.gateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.gateway.street.Issuer;
import vigil.gateway.tokens.TokenVerdict.Accepted;
import vigil.gateway.tokens.TokenVerdict.KeyUnknown;
import vigil.gateway.tokens.TokenVerdict.KeysMissing;
import vigil.gateway.tokens.TokenVerdict.Refused;
import vigil.kernel.identity.Role;
import vigil.kernel.tokens.Revocations;

class TokenCheckTest {

    private static final Issuer ISSUER = new Issuer();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final TokenCheck check =
            new TokenCheck(
                    new TokenSettings(
                            Issuer.ADDRESS,
                            URI.create("http://127.0.0.1:1/"),
                            "vigil",
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(5),
                            null,
                            null,
                            null),
                    now::get,
                    null);

    @BeforeEach
    void fetchKeys() throws Exception {
        check.use(KeySet.parse(ISSUER.keySet()));
    }

    @Test
    void aTokenInOrderNamesItsCaller() {
        TokenVerdict verdict = check.check(ISSUER.token());

        assertThat(verdict).isInstanceOf(Accepted.class);
        VerifiedToken token = ((Accepted) verdict).token();
        assertThat(token.caller().institution().value()).isEqualTo("demo");
        assertThat(token.caller().roles()).isEqualTo(Set.of(Role.MACHINE));
        assertThat(token.client()).isEqualTo("demo-machine");
    }

    @Test
    void aRememberedTokenEndsWhenItSaysSo() {
        String token = ISSUER.token();
        assertThat(check.check(token)).isInstanceOf(Accepted.class);

        now.set(now.get().plusSeconds(301));

        assertThat(check.check(token)).isEqualTo(new Refused(TokenFault.EXPIRED));
    }

    @Test
    void whatAWithdrawnKeySignedIsForgotten() throws Exception {
        Issuer other = new Issuer();
        check.use(KeySet.parse(other.keySet()));
        String token = other.token();
        assertThat(check.check(token)).isInstanceOf(Accepted.class);

        other.changeKey("next");
        check.use(KeySet.parse(other.keySet()));

        assertThat(check.check(token)).isEqualTo(new KeyUnknown());
    }

    @Test
    void whileNothingIsHeardOfRevocationsOnlyYoungTokensAreBelieved() throws Exception {
        Duration bound = Duration.ofSeconds(5);
        TokenCheck deaf =
                new TokenCheck(
                        new TokenSettings(
                                Issuer.ADDRESS,
                                URI.create("http://127.0.0.1:1/"),
                                "vigil",
                                Duration.ofSeconds(60),
                                bound,
                                bound,
                                null,
                                null),
                        now::get,
                        new Revocations("127.0.0.1:1", bound, now::get));
        deaf.use(KeySet.parse(ISSUER.keySet()));
        String token = ISSUER.token();
        assertThat(deaf.check(token)).isInstanceOf(Accepted.class);

        now.set(now.get().plus(bound).plusSeconds(1));

        assertThat(deaf.check(token)).isEqualTo(new TokenVerdict.Unheard());
    }

    @Test
    void withoutAnyKeySetNothingIsDecided() {
        TokenCheck fresh =
                new TokenCheck(
                        new TokenSettings(
                                Issuer.ADDRESS,
                                URI.create("http://127.0.0.1:1/"),
                                "vigil",
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(5),
                                null,
                                null,
                                null),
                        now::get,
                        null);

        assertThat(fresh.check(ISSUER.token())).isEqualTo(new KeysMissing());
    }

    @Test
    void claimsThatAreNotInOrderAreRefused() {
        refused(claims().expirationTime(Date.from(now.get().minusSeconds(1))), TokenFault.EXPIRED);
        refused(claims().expirationTime(null), TokenFault.EXPIRED);
        refused(claims().notBeforeTime(Date.from(now.get().plusSeconds(60))), TokenFault.NOT_YET);
        refused(claims().issuer("https://evil.example"), TokenFault.ISSUER);
        refused(claims().issuer(Issuer.ADDRESS + "/"), TokenFault.ISSUER);
        refused(claims().audience("console"), TokenFault.AUDIENCE);
        refused(claims().audience((String) null), TokenFault.AUDIENCE);
        refused(claims().claim("institution", null), TokenFault.CLAIMS);
        refused(claims().claim("institution", "../demo"), TokenFault.CLAIMS);
        refused(claims().claim("client_id", null), TokenFault.CLAIMS);
        refused(claims().claim("roles", null), TokenFault.CLAIMS);
        refused(claims().claim("roles", "machine"), TokenFault.CLAIMS);
        refused(claims().subject(null), TokenFault.CLAIMS);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String none = new PlainJWT(claims().build()).serialize();

        assertThat(check.check(none)).isEqualTo(new Refused(TokenFault.MALFORMED));
        for (String spelling : List.of("none", "None", "NONE", "nOnE")) {
            String header = "{\"alg\":\"" + spelling + "\",\"kid\":\"first\"}";
            String token = base64(header) + "." + base64(claims().build().toString()) + ".";
            assertThat(check.check(token)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws Exception {
        byte[] publicKey = ISSUER.key().toRSAPublicKey().getEncoded();
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS512)) {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(algorithm).keyID("first").build(),
                            claims().build());
            token.sign(new MACSigner(publicKey));

            assertThat(check.check(token.serialize())).isEqualTo(new Refused(TokenFault.ALGORITHM));
        }
    }

    @Test
    void aTokenBringsNoKeyAlong() throws Exception {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first");
        List<JWSHeader> bringing =
                List.of(
                        header.jwkURL(URI.create("https://evil.example/keys")).build(),
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("first")
                                .jwk(ISSUER.key().toPublicJWK())
                                .build(),
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("first")
                                .x509CertURL(URI.create("https://evil.example/cert"))
                                .build(),
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("first")
                                .criticalParams(Set.of("exp"))
                                .customParam("exp", 1)
                                .build());
        for (JWSHeader each : bringing) {
            assertThat(check.check(ISSUER.token(each, claims().build())))
                    .as(each.toString())
                    .isEqualTo(new Refused(TokenFault.HEADER));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "first' OR '1'='1", "http://evil", "", "first\u0000"})
    void aKeyIdIsANameAndNothingElse(String keyId) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();

        assertThat(check.check(ISSUER.token(header, claims().build())))
                .isEqualTo(new Refused(TokenFault.KEY));
    }

    @Test
    void aChangedClaimBreaksTheSignature() {
        String[] parts = ISSUER.token().split("\\.");
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .replace("\"demo\"", "\"other\"");

        assertThat(check.check(parts[0] + "." + base64(claims) + "." + parts[2]))
                .isEqualTo(new Refused(TokenFault.SIGNATURE));
    }

    @Test
    void anUnknownKeyIsWorthAFetch() {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("tomorrow")
                        .type(JOSEObjectType.JWT)
                        .build();

        assertThat(check.check(ISSUER.token(header, claims().build()))).isEqualTo(new KeyUnknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "ä.ö.ü", "e30.e30.e30"})
    void rubbishIsRefused(String token) {
        assertThat(check.check(token)).isInstanceOf(Refused.class);
    }

    @Test
    void aTokenOfMoreThan8KilobytesIsNotLookedAt() {
        String token = ISSUER.token(claims().claim("padding", "a".repeat(9_000)).build());

        assertThat(check.check(token)).isEqualTo(new Refused(TokenFault.MALFORMED));
    }

    private void refused(JWTClaimsSet.Builder claims, TokenFault fault) {
        assertThat(check.check(ISSUER.token(claims.build()))).isEqualTo(new Refused(fault));
    }

    private static JWTClaimsSet.Builder claims() {
        return ISSUER.claims();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
