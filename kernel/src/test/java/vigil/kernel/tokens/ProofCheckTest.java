package vigil.kernel.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.kernel.tokens.ProofCheck.Verdict;

class ProofCheckTest {

    private static final String ADDRESS = "https://localhost:8443/v1/alerts";
    private static final String TOKEN = "a-token";

    private final InstantSource clock = InstantSource.system();
    private final ProofCheck check =
            new ProofCheck(clock, ProofCheck.Sightings.inMemory(clock), null, null);

    @Test
    void aFreshProofShowsTheKey() throws Exception {
        HeldKey held = HeldKey.make();

        Verdict verdict = check(held.proof(claims().build()), held.thumbprint());

        assertThat(verdict).isEqualTo(new Verdict.Proven(held.thumbprint()));
    }

    @Test
    void aProofCountsOnce() throws Exception {
        HeldKey held = HeldKey.make();
        String proof = held.proof(claims().build());

        check(proof, held.thumbprint());

        assertThat(fault(proof, held)).isEqualTo("replayed");
    }

    @Test
    void theSameNameUnderAnotherKeyIsAnotherProof() throws Exception {
        HeldKey one = HeldKey.make();
        HeldKey other = HeldKey.make();
        JWTClaimsSet claims = claims().build();

        check(one.proof(claims), one.thumbprint());

        assertThat(check(other.proof(claims), other.thumbprint()))
                .isInstanceOf(Verdict.Proven.class);
    }

    @Test
    void whatTheProofIsForMustAgree() throws Exception {
        HeldKey held = HeldKey.make();
        Map<String, JWTClaimsSet> wrong =
                Map.of(
                        "method", claims().claim("htm", "POST").build(),
                        "address", claims().claim("htu", "https://evil.example/v1").build(),
                        "token", claims().claim("ath", "another").build(),
                        "jti", claims().jwtID("").build());

        for (Map.Entry<String, JWTClaimsSet> entry : wrong.entrySet()) {
            assertThat(fault(held.proof(entry.getValue()), held)).isEqualTo(entry.getKey());
        }
    }

    @Test
    void anAddressIsTheSameInAnotherSpelling() throws Exception {
        HeldKey held = HeldKey.make();
        String spelling = "HTTPS://LOCALHOST:8443/v1/alerts?after=7#part";

        Verdict verdict =
                check(held.proof(claims().claim("htu", spelling).build()), held.thumbprint());

        assertThat(verdict).isInstanceOf(Verdict.Proven.class);
    }

    @Test
    void aProofMayBeForTheAddressWhereCertificatesAreShown() throws Exception {
        HeldKey held = HeldKey.make();
        ProofCheck both =
                new ProofCheck(
                        clock,
                        ProofCheck.Sightings.inMemory(clock),
                        null,
                        URI.create("https://localhost:8444"));
        ProofCheck.Wanted wanted =
                new ProofCheck.Wanted("GET", URI.create(ADDRESS), TOKEN, held.thumbprint());
        String there = ADDRESS.replace("8443", "8444");

        assertThat(both.check(held.proof(claims().claim("htu", there).build()), wanted))
                .isInstanceOf(Verdict.Proven.class);
        assertThat(both.check(held.proof(claims().build()), wanted))
                .isInstanceOf(Verdict.Proven.class);
        assertThat(both.check(held.proof(claims().claim("htu", there + "/x").build()), wanted))
                .isEqualTo(new Verdict.Unproven("address"));
        assertThat(fault(held.proof(claims().claim("htu", there).build()), held))
                .isEqualTo("address");
    }

    @Test
    void timeIsJudgedOnBothSidesOfItsEdges() throws Exception {
        HeldKey held = HeldKey.make();
        for (long seconds : new long[] {-55, -10, 0, 10}) {
            assertThat(check(held.proof(at(seconds)), held.thumbprint()))
                    .as("%d s", seconds)
                    .isInstanceOf(Verdict.Proven.class);
        }
        assertThat(fault(held.proof(at(-65)), held)).isEqualTo("old");
        assertThat(fault(held.proof(at(60)), held)).isEqualTo("time");
        Date longAgo = Date.from(Instant.now().minusSeconds(300));
        assertThat(fault(held.proof(claims().expirationTime(longAgo).build()), held))
                .isEqualTo("time");
    }

    @Test
    void anotherKeyThanTheTokensIsRefused() throws Exception {
        HeldKey thief = HeldKey.make();

        assertThat(fault(thief.proof(claims().build()), HeldKey.make())).isEqualTo("key");
    }

    @Test
    void aProofBringsItsPublicKeyAndNothingElse() throws Exception {
        HeldKey held = HeldKey.make();
        JWTClaimsSet claims = claims().build();

        assertThat(fault(held.proof(claims, header -> header.jwk(null)), held)).isEqualTo("key");
        assertThat(
                        fault(
                                held.proof(
                                        claims,
                                        header ->
                                                header.jwkURL(URI.create("https://evil.example"))),
                                held))
                .isEqualTo("header");
        assertThat(fault(held.proof(claims, header -> header.criticalParams(Set.of("http"))), held))
                .isEqualTo("header");
        assertThat(fault(held.proof(claims, header -> header.type(JOSEObjectType.JWT)), held))
                .isEqualTo("type");
    }

    @Test
    void algorithmsBesidesTheTwoAreRefused() throws Exception {
        HeldKey held = HeldKey.make();
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        SignedJWT old = new SignedJWT(header(JWSAlgorithm.RS256, rsa), claims().build());
        old.sign(new RSASSASigner(rsa));
        SignedJWT shared = new SignedJWT(header(JWSAlgorithm.HS256, rsa), claims().build());
        shared.sign(new MACSigner(rsa.toRSAPublicKey().getEncoded()));

        assertThat(fault(old.serialize(), held)).isEqualTo("algorithm");
        assertThat(fault(shared.serialize(), held)).isEqualTo("algorithm");
        String none = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"dpop+jwt\"}") + ".e30.";
        assertThat(fault(none, held)).isEqualTo("malformed");
    }

    @Test
    void aSignatureOfZeroesIsNoSignature() throws Exception {
        HeldKey held = HeldKey.make();
        String proof = held.proof(claims().build());
        String zeroes = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        String psychic = proof.substring(0, proof.lastIndexOf('.') + 1) + zeroes;

        assertThat(fault(psychic, held)).isEqualTo("signature");
    }

    @Test
    void anOversizedProofIsNotEvenRead() throws Exception {
        assertThat(fault("a".repeat(7_000), HeldKey.make())).isEqualTo("oversized");
    }

    private static JWSHeader header(JWSAlgorithm algorithm, RSAKey key) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
    }

    private static JWTClaimsSet.Builder claims() throws Exception {
        return HeldKey.claims("GET", ADDRESS, TOKEN);
    }

    private static JWTClaimsSet at(long seconds) throws Exception {
        return claims().issueTime(Date.from(Instant.now().plusSeconds(seconds))).build();
    }

    private String fault(String proof, HeldKey expected) throws Exception {
        return check(proof, expected.thumbprint()) instanceof Verdict.Unproven unproven
                ? unproven.fault()
                : "";
    }

    private Verdict check(String proof, String thumbprint) {
        return check.check(
                proof, new ProofCheck.Wanted("GET", URI.create(ADDRESS), TOKEN, thumbprint));
    }
}
