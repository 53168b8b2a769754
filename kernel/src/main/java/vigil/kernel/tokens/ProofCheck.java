package vigil.kernel.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;

/**
 * Checks that whoever sends a request holds a key: proofs of possession (DPoP, RFC 9449). A proof
 * is made for one method and one address, is young, and counts once.
 */
public final class ProofCheck {

    /** What a proof may be signed with (FAPI 2.0, 5.4). */
    public static final List<String> ALGORITHMS = List.of("PS256", "ES256");

    private static final Duration OLDEST = Duration.ofSeconds(60);

    /** FAPI 2.0, 5.3.2.1: ten seconds ahead must be borne, sixty must not. */
    private static final Duration AHEAD = Duration.ofSeconds(15);

    /** The fault of a proof that is good but for a nonce that was given here (RFC 9449, 8). */
    public static final String NONCE = "nonce";

    private static final String TYPE = "dpop+jwt";
    private static final int LONGEST_PROOF = 6_144;
    private static final int LONGEST_ID = 256;
    private static final int FEWEST_BITS = 2_048;
    private static final int MOST_BITS = 4_096;

    private final InstantSource clock;
    private final Sightings sightings;
    private final @Nullable Nonces nonces;
    private final @Nullable URI certificates;

    /**
     * @param nonces what proofs must hold, null for nothing
     * @param certificates the other public address of the street, where callers show certificates:
     *     a proof may be for the same path there; null where there is none
     */
    public ProofCheck(
            InstantSource clock,
            Sightings sightings,
            @Nullable Nonces nonces,
            @Nullable URI certificates) {
        this.clock = clock;
        this.sightings = sightings;
        this.nonces = nonces;
        this.certificates = certificates;
    }

    /**
     * Words that are given to callers and must stand in their proofs (RFC 9449, 8 and 9), so that
     * nobody makes proofs ahead. There is a new one every minute, the last is good for another; who
     * has the key knows them all, so nothing is kept.
     */
    public static final class Nonces {

        private static final long SECONDS = 60;

        private final BlindIndex words;
        private final InstantSource clock;

        private Nonces(MasterKey key, InstantSource clock) {
            this.words = new BlindIndex(key, "proof-nonces");
            this.clock = clock;
        }

        /** Null without a key. */
        public static @Nullable Nonces of(@Nullable Path keyFile, InstantSource clock) {
            return keyFile == null ? null : new Nonces(MasterKey.fromFile(keyFile), clock);
        }

        /** The newest. */
        public String newest() {
            return word(minute());
        }

        boolean holds(@Nullable String shown) {
            return shown != null
                    && (shown.equals(word(minute())) || shown.equals(word(minute() - 1)));
        }

        private long minute() {
            return clock.instant().getEpochSecond() / SECONDS;
        }

        private String word(long minute) {
            byte[] all = words.of(Long.toString(minute));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        }
    }

    /** Remembers which proofs were seen. */
    public interface Sightings {

        /** Whether {@code name} was never seen before; it need not be remembered after the end. */
        boolean isFirst(String name, Instant end);

        /** In this process, for as many proofs as fit into tens of megabytes. */
        static Sightings inMemory(InstantSource clock) {
            Cache<String, Instant> seen =
                    Caffeine.newBuilder()
                            .maximumSize(200_000)
                            .expireAfter(
                                    Expiry.<String, Instant>creating(
                                            (name, end) -> Duration.between(clock.instant(), end)))
                            .build();
            return (name, end) -> seen.asMap().putIfAbsent(name, end) == null;
        }
    }

    /**
     * What a proof must be for.
     *
     * @param address of the request as the outside knows it, without query
     * @param accessToken that comes with the proof, or null where one is asked for
     * @param thumbprint of the key that it must be, or null for any
     */
    public record Wanted(
            String method,
            URI address,
            @Nullable String accessToken,
            @Nullable String thumbprint) {}

    /** What is to be thought of a proof. */
    public sealed interface Verdict {

        /**
         * @param thumbprint SHA-256 of the key (RFC 7638)
         */
        record Proven(String thumbprint) implements Verdict {}

        /**
         * @param fault a word for metrics and security events
         */
        record Unproven(String fault) implements Verdict {}
    }

    public Verdict check(String proof, Wanted wanted) {
        if (proof.length() > LONGEST_PROOF) {
            return new Verdict.Unproven("oversized");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(proof);
            String fault = headerFault(jwt.getHeader());
            if (fault != null) {
                return new Verdict.Unproven(fault);
            }
            JWK key = jwt.getHeader().getJWK();
            if (!jwt.verify(verifier(key))) {
                return new Verdict.Unproven("signature");
            }
            return judge(jwt.getJWTClaimsSet(), key.computeThumbprint().toString(), wanted);
        } catch (JOSEException e) {
            return new Verdict.Unproven("signature");
        } catch (ParseException | IllegalArgumentException e) {
            return new Verdict.Unproven("malformed");
        }
    }

    private Verdict judge(JWTClaimsSet claims, String thumbprint, Wanted wanted)
            throws ParseException {
        String fault = claimFault(claims, wanted);
        if (fault == null && !matches(wanted.thumbprint(), thumbprint)) {
            fault = "key";
        }
        if (fault == null) {
            fault = timeFault(claims);
        }
        if (fault == null && nonces != null && !nonces.holds(claims.getStringClaim("nonce"))) {
            fault = NONCE;
        }
        if (fault != null) {
            return new Verdict.Unproven(fault);
        }
        String name = hash(thumbprint + " " + claims.getJWTID());
        Instant end = claims.getIssueTime().toInstant().plus(OLDEST).plus(AHEAD);
        return sightings.isFirst(name, end)
                ? new Verdict.Proven(thumbprint)
                : new Verdict.Unproven("replayed");
    }

    private static @Nullable String headerFault(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm().getName())) {
            return "algorithm";
        }
        if (header.getType() == null || !TYPE.equals(header.getType().getType())) {
            return "type";
        }
        boolean extended =
                header.getCriticalParams() != null
                        || !header.isBase64URLEncodePayload()
                        || header.getJWKURL() != null
                        || header.getX509CertURL() != null;
        if (extended) {
            return "header";
        }
        JWK key = header.getJWK();
        return key == null || key.isPrivate() || !fits(key, header.getAlgorithm()) ? "key" : null;
    }

    private static boolean fits(JWK key, JWSAlgorithm algorithm) {
        if (key instanceof ECKey curve) {
            return JWSAlgorithm.ES256.equals(algorithm) && Curve.P_256.equals(curve.getCurve());
        }
        return key instanceof RSAKey rsa
                && JWSAlgorithm.PS256.equals(algorithm)
                && rsa.size() >= FEWEST_BITS
                && rsa.size() <= MOST_BITS;
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof ECKey curve
                ? new ECDSAVerifier(curve)
                : new RSASSAVerifier(key.toRSAKey());
    }

    private @Nullable String claimFault(JWTClaimsSet claims, Wanted wanted) throws ParseException {
        String id = claims.getJWTID();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            return "jti";
        }
        if (!wanted.method().equals(claims.getStringClaim("htm"))) {
            return "method";
        }
        String address = claims.getStringClaim("htu");
        if (address == null || !isOf(wanted.address(), URI.create(address))) {
            return "address";
        }
        String token = wanted.accessToken();
        return token == null || hash(token).equals(claims.getStringClaim("ath")) ? null : "token";
    }

    /** At either public address: it is the same street behind both. */
    private boolean isOf(URI wanted, URI shown) {
        String plain = plain(shown);
        return plain(wanted).equals(plain)
                || (certificates != null
                        && plain(certificates.resolve(wanted.getRawPath())).equals(plain));
    }

    private @Nullable String timeFault(JWTClaimsSet claims) {
        Date issued = claims.getIssueTime();
        Instant now = clock.instant();
        if (issued == null || issued.toInstant().isBefore(now.minus(OLDEST))) {
            return "old";
        }
        Date notBefore = Objects.requireNonNullElse(claims.getNotBeforeTime(), issued);
        Date expiry = claims.getExpirationTime();
        boolean ahead =
                issued.toInstant().isAfter(now.plus(AHEAD))
                        || notBefore.toInstant().isAfter(now.plus(AHEAD));
        boolean over = expiry != null && expiry.toInstant().isBefore(now.minus(AHEAD));
        return ahead || over ? "time" : null;
    }

    private static boolean matches(@Nullable String wanted, String thumbprint) {
        return wanted == null || wanted.equals(thumbprint);
    }

    /** Scheme and host in small letters, no default port, no query or fragment (RFC 9449, 4.3). */
    private static String plain(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int standard = "https".equals(scheme) ? 443 : 80;
        int port = address.getPort() < 0 ? standard : address.getPort();
        String path = address.getRawPath();
        return scheme + "://" + host + ":" + port + (path == null || path.isEmpty() ? "/" : path);
    }

    private static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
