package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever forges, steals or replays gets nothing, and it is told. */
class TokenAttacksTest extends WithIdentity {

    @Test
    void forgedAssertionsAreRefusedAndTold() throws Exception {
        HeldKey stranger = HeldKey.make();
        JWTClaimsSet claims = HeldKey.assertion("fapi").build();
        String good = HeldKey.CLIENT.sign(claims);
        Map<String, String> attacks = new HashMap<>();
        attacks.put("none", unsigned(claims));
        attacks.put("another key", stranger.sign(claims));
        attacks.put("zeroes", psychic(good));
        attacks.put("confusion", confused(claims));
        attacks.put(
                "brings its key",
                stranger.sign(claims, header -> header.jwk(stranger.publicHalf())));
        attacks.put(
                "names a key elsewhere",
                stranger.sign(
                        claims, header -> header.jwkURL(URI.create("https://evil.example/keys"))));
        attacks.put(
                "names a certificate elsewhere",
                stranger.sign(
                        claims,
                        header -> header.x509CertURL(URI.create("https://evil.example/chain"))));
        attacks.put(
                "traverses", stranger.sign(claims, header -> header.keyID("../../../../dev/null")));
        attacks.put("oversized", "a".repeat(20_000));

        for (Map.Entry<String, String> attack : attacks.entrySet()) {
            assertThat(status(attack.getValue())).as(attack.getKey()).isEqualTo(401);
        }
        assertThat(SecurityEvents.of(identity))
                .filteredOn(event -> event.startsWith("client.refused/fapi/"))
                .hasSizeGreaterThanOrEqualTo(attacks.size());
    }

    @Test
    void assertionsForAnotherTimeOrPlaceAreRefused() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(300));
        Date future = Date.from(Instant.now().plusSeconds(65));
        String token = RunningIdentity.ISSUER + "/oauth2/token";
        List<JWTClaimsSet> wrong =
                List.of(
                        HeldKey.assertion("fapi").expirationTime(past).build(),
                        HeldKey.assertion("fapi").notBeforeTime(future).build(),
                        HeldKey.assertion("fapi").issueTime(future).build(),
                        HeldKey.assertion("fapi").claim("aud", token).build(),
                        HeldKey.assertion("fapi")
                                .claim("aud", List.of(RunningIdentity.ISSUER, token))
                                .build(),
                        HeldKey.assertion("fapi").subject(null).build(),
                        HeldKey.assertion("fapi").jwtID(null).build());

        for (JWTClaimsSet claims : wrong) {
            assertThat(status(HeldKey.CLIENT.sign(claims))).as("%s", claims).isEqualTo(401);
        }
        Date soon = Date.from(Instant.now().plusSeconds(8));
        JWTClaimsSet ahead = HeldKey.assertion("fapi").notBeforeTime(soon).build();
        assertThat(status(HeldKey.CLIENT.sign(ahead))).isEqualTo(201);
    }

    @Test
    void anAssertionCountsOnce() throws Exception {
        String assertion = HeldKey.CLIENT.sign(HeldKey.assertion("fapi").build());

        assertThat(status(assertion)).isEqualTo(201);
        assertThat(status(assertion)).isEqualTo(401);
        assertThat(SecurityEvents.of(identity)).contains("client.refused/fapi/replayed");
    }

    @Test
    void aReplayedProofIsRefusedAndTold() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String proof = flow.held().proof("POST", "/oauth2/token");

        HttpResponse<String> first = flow.redeem(flow.code(), Map.of("DPoP", proof));
        HttpResponse<String> second = flow.redeem(flow.code(), Map.of("DPoP", proof));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(FapiFlow.text(second, "error")).isEqualTo("invalid_dpop_proof");
        assertThat(SecurityEvents.of(identity)).contains("proof.refused/fapi/replayed");
    }

    @Test
    void aStrictClientGetsNoTokenWithoutAProof() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);

        HttpResponse<String> answer = flow.redeem(flow.code(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(FapiFlow.text(answer, "error")).isEqualTo("invalid_request");
    }

    @Test
    void aCodeIsRedeemedByItsClientOnceAndReuseEndsItsTokens() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        FapiFlow thief = new FapiFlow(identity, "other-fapi", HeldKey.OTHER_CLIENT);
        String stolen = flow.code();
        assertThat(FapiFlow.text(thief.redeem(stolen), "error")).isEqualTo("invalid_grant");

        String code = flow.code();
        HttpResponse<String> first = flow.redeem(code);
        HttpResponse<String> second = flow.redeem(code);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(FapiFlow.text(second, "error")).isEqualTo("invalid_grant");
        assertThat(renew(flow, FapiFlow.text(first, "refresh_token")).statusCode()).isEqualTo(400);
        assertThat(SecurityEvents.of(identity)).contains("code.reused/fapi/reused");
    }

    @Test
    void aBoundTokenOfAnotherKeyOpensNoInformation() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String token = FapiFlow.text(flow.redeem(flow.code()), "access_token");
        HeldKey thief = HeldKey.make();

        assertThat(information("Bearer " + token, Map.of())).isEqualTo(401);
        assertThat(information("DPoP " + token, Map.of("DPoP", proof(thief, token))))
                .isEqualTo(401);
        String proof = proof(flow.held(), token);
        assertThat(information("DPoP " + token, Map.of("DPoP", proof))).isEqualTo(200);
        assertThat(information("DPoP " + token, Map.of("DPoP", proof))).isEqualTo(401);
    }

    @Test
    void forgedAccessTokensOpenNoInformationAndAreTold() throws Exception {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(RunningIdentity.ISSUER)
                        .subject("anna")
                        .audience("vigil")
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build();
        String forged = HeldKey.make().sign(claims);

        for (String attack : List.of(unsigned(claims), forged, psychic(forged), "a.b.c")) {
            assertThat(information("Bearer " + attack, Map.of())).isEqualTo(401);
        }
        assertThat(SecurityEvents.of(identity))
                .filteredOn(event -> event.startsWith("token.refused/"))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    private static int status(String assertion) throws Exception {
        return FapiFlow.of(identity)
                .push(
                        Map.of(
                                "client_id",
                                "fapi",
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                assertion))
                .statusCode();
    }

    private static HttpResponse<String> renew(FapiFlow flow, String token) throws Exception {
        return flow.token(
                Map.of("grant_type", "refresh_token", "refresh_token", token),
                Map.of("DPoP", flow.held().proof("POST", "/oauth2/token")));
    }

    private static int information(String authorization, Map<String, String> more)
            throws Exception {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", authorization);
        return new Browser(identity.address())
                .post("/oauth2/userinfo", Map.of(), headers)
                .statusCode();
    }

    private static String proof(HeldKey key, String token) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(token.getBytes(StandardCharsets.US_ASCII));
        return key.proof(
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .claim("htm", "POST")
                        .claim("htu", RunningIdentity.ISSUER + "/oauth2/userinfo")
                        .claim("ath", Base64URL.encode(hash).toString())
                        .issueTime(new Date())
                        .build());
    }

    private static String unsigned(JWTClaimsSet claims) {
        return Base64URL.encode("{\"alg\":\"none\"}")
                + "."
                + Base64URL.encode(claims.toString())
                + ".";
    }

    /** With r and s of zero, which a careless verifier takes for good. */
    private static String psychic(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
    }

    private static String confused(JWTClaimsSet claims) throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(HeldKey.CLIENT.published().getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }
}
