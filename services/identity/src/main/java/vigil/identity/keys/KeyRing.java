package vigil.identity.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;

/**
 * One key signs for each algorithm, several are published: the next one before it signs, so that
 * verifiers know it in time, and the one before for as long as a token it signed can live. Several
 * houses of this kind may share a database: who rotates holds a lock, the others see the result
 * within seconds.
 */
@Component
public class KeyRing implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    /** RS256 for all clients, the others for those that ask for them (FAPI 2.0, 5.4). */
    public static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final InstitutionId HOUSE = new InstitutionId("vigil");
    private static final int BITS = 3_072;

    /** An access token lives five minutes; verifiers' clocks and caches get as much again. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Duration LOOKED_UP_EVERY = Duration.ofSeconds(5);
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final Pkcs11Token token;
    private final KeySettings settings;
    private final Evidence evidence;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final AtomicReference<@Nullable View> view = new AtomicReference<>();

    KeyRing(
            SigningKeys keys,
            Pkcs11Token token,
            KeySettings settings,
            Evidence evidence,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.keys = keys;
        this.token = token;
        this.settings = settings;
        this.evidence = evidence;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record View(List<SigningKey> keys, Instant at) {}

    /** What a published key may be selected from: private for the one that signs, else public. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<String> signing =
                ALGORITHMS.stream().map(algorithm -> current(algorithm).id()).toList();
        List<JWK> offered =
                published().stream()
                        .map(key ->
                                signing.contains(key.id()) ? key.key() : key.key().toPublicJWK())
                        .toList();
        return selector.select(new JWKSet(offered));
    }

    /** The id of the key that signs with an algorithm now. */
    public String signingKeyId(JWSAlgorithm algorithm) {
        return current(algorithm).id();
    }

    /**
     * Signs with the key that signs with the header's algorithm now.
     *
     * @param header without the id of a key
     */
    public SignedJWT sign(JWSHeader.Builder header, JWTClaimsSet claims) throws JOSEException {
        SigningKey key = current(header.build().getAlgorithm());
        SignedJWT signed = new SignedJWT(header.keyID(key.id()).build(), claims);
        signed.sign(signer(key));
        return signed;
    }

    private JWSSigner signer(SigningKey key) throws JOSEException {
        JWSSigner signer =
                key.key() instanceof ECKey curve
                        ? new ECDSASigner(curve.toPrivateKey(), Curve.P_256)
                        : new RSASSASigner(key.key().toRSAKey().toPrivateKey());
        if (key.inToken()) {
            signer.getJCAContext().setProvider(token.provider());
        }
        return signer;
    }

    /** Makes first keys, or the next ones where the newest has signed for its life. */
    public void rotateIfDue() {
        Instant now = clock.instant();
        for (JWSAlgorithm algorithm : ALGORITHMS) {
            if (isDue(newest(algorithm, now), now)) {
                transaction.executeWithoutResult(status -> {
                    keys.lock();
                    if (isDue(newest(algorithm, now), now)) {
                        addNext(algorithm, newest(algorithm, now).isPresent(), "schedule");
                    }
                });
                view.set(null);
            }
        }
        int forgotten = keys.forgetPrivateHalves(now);
        if (forgotten > 0) {
            log.atInfo()
                    .setMessage("old signing keys forgotten")
                    .addKeyValue("keys", forgotten)
                    .log();
        }
    }

    /**
     * Puts new keys in place whatever the age of the old ones.
     *
     * @return the new keys' ids
     */
    public List<String> rotate(String reason) {
        List<String> ids = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            keys.lock();
            for (JWSAlgorithm algorithm : ALGORITHMS) {
                ids.add(addNext(algorithm, true, reason));
            }
        });
        view.set(null);
        return ids;
    }

    /** A key that may be known to others: what it signed is refused from the next fetch on. */
    public void withdraw(String id) {
        transaction.executeWithoutResult(status -> {
            keys.lock();
            Instant now = clock.instant();
            if (!keys.withdraw(id, now)) {
                throw new IllegalArgumentException("there is no signing key " + id);
            }
            evidence.record(new Act(HOUSE, "identity", "key.withdrawn", id, Map.of()));
            List<SigningKey> left = keys.published(now);
            for (JWSAlgorithm algorithm : ALGORITHMS) {
                if (left.stream().noneMatch(key -> signs(key, algorithm, now))) {
                    addNext(algorithm, false, "withdrawal");
                }
            }
        });
        view.set(null);
    }

    private Optional<SigningKey> newest(JWSAlgorithm algorithm, Instant now) {
        return keys.published(now).stream()
                .filter(key -> key.algorithm().equals(algorithm))
                .findFirst();
    }

    private boolean isDue(Optional<SigningKey> newest, Instant now) {
        boolean elsewhere = newest.isPresent() && newest.get().inToken() != token.isUsed();
        return newest.isEmpty()
                || elsewhere
                || !newest.get().signsFrom().plus(settings.life()).isAfter(now);
    }

    private static boolean signs(SigningKey key, JWSAlgorithm algorithm, Instant now) {
        return key.algorithm().equals(algorithm) && key.maySignAt(now);
    }

    private String addNext(JWSAlgorithm algorithm, boolean follows, String reason) {
        Instant now = clock.instant();
        Instant signsFrom = follows ? now.plus(settings.lead()) : now;
        JWK key = token.isUsed() ? token.make(algorithm, BITS, now) : generate(algorithm);
        keys.add(key, signsFrom, now);
        keys.endOthers(key, signsFrom.plus(OVERLAP));
        evidence.record(
                new Act(
                        HOUSE,
                        "identity",
                        "key.rotated",
                        key.getKeyID(),
                        Map.of(
                                "algorithm",
                                algorithm.getName(),
                                "reason",
                                reason,
                                "signsFrom",
                                signsFrom.toString())));
        log.atInfo().setMessage("signing key made").addKeyValue("key", key.getKeyID()).log();
        return key.getKeyID();
    }

    private List<SigningKey> published() {
        Instant now = clock.instant();
        View seen = view.get();
        if (seen == null || isOlder(seen, now, LOOKED_UP_EVERY)) {
            seen = lookUp(seen, now);
        }
        return seen.keys().stream().filter(key -> key.isPublishedAt(now)).toList();
    }

    /** While the database is away, verifiers are still told what was true a moment ago. */
    private View lookUp(@Nullable View last, Instant now) {
        try {
            View found = new View(keys.published(now), now);
            view.set(found);
            return found;
        } catch (DataAccessException away) {
            if (last == null || isOlder(last, now, TRUSTED_FOR)) {
                throw away;
            }
            return last;
        }
    }

    private static boolean isOlder(View seen, Instant now, Duration age) {
        return Duration.between(seen.at(), now).abs().compareTo(age) > 0;
    }

    private SigningKey current(JWSAlgorithm algorithm) {
        Instant now = clock.instant();
        return published().stream()
                .filter(key -> signs(key, algorithm, now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no key that signs"));
    }

    private static JWK generate(JWSAlgorithm algorithm) {
        try {
            JWKGenerator<? extends JWK> generator =
                    JWSAlgorithm.ES256.equals(algorithm)
                            ? new ECKeyGenerator(Curve.P_256)
                            : new RSAKeyGenerator(BITS);
            return generator
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(algorithm)
                    .keyID(RandomId.next())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java makes no such keys", e);
        }
    }
}
