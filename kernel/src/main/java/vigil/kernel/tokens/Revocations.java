package vigil.kernel.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * What was taken back before its time: identity says so on the topic {@code revocations}, in the
 * transaction of the change, and says every second that it has nothing more to say. Whoever checks
 * tokens follows the topic. When nothing was heard for longer than the bound, tokens that are older
 * than the bound can no longer be believed.
 */
public final class Revocations implements AutoCloseable {

    /** Key: the id of a grant or a token, or {@link #BEAT}. Value: the moment, ISO 8601. */
    public static final String TOPIC = "revocations";

    /** All that was revoked before its moment was said before it. */
    public static final String BEAT = "beat";

    /** The claim of an access token that names the grant it was given under. */
    public static final String GRANT = "grant";

    private static final Logger log = LoggerFactory.getLogger(Revocations.class);
    private static final TopicPartition ALL = new TopicPartition(TOPIC, 0);
    private static final Duration LONGEST_TOKEN = Duration.ofMinutes(15);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final int LONGEST_ID = 128;

    private final String bootstrap;
    private final Duration bound;
    private final InstantSource clock;
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();
    private final Thread follower =
            Thread.ofPlatform().daemon().name("revocations").unstarted(this::follow);
    private volatile Instant heardOf = Instant.EPOCH;
    private volatile @Nullable KafkaConsumer<String, String> asking;
    private volatile boolean closed;

    /** What is to be thought of a token that is otherwise in order. */
    public enum Standing {
        GOOD,
        REVOKED,
        /** Too long nothing was heard: closed until something is. */
        UNKNOWN
    }

    /**
     * @param bootstrap addresses of brokers
     * @param bound how long nothing may be heard
     */
    public Revocations(String bootstrap, Duration bound, InstantSource clock) {
        this.bootstrap = bootstrap;
        this.bound = bound;
        this.clock = clock;
    }

    /** Begins to follow, in the background. */
    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<String, String> current = asking;
        if (current != null) {
            current.wakeup();
        }
    }

    /**
     * @param id of the token, its claim {@code jti}
     * @param grant that it was given under, or null
     */
    public Standing of(@Nullable String id, @Nullable String grant, @Nullable Instant issuedAt) {
        if ((id != null && revoked.containsKey(id))
                || (grant != null && revoked.containsKey(grant))) {
            return Standing.REVOKED;
        }
        Instant oldest = clock.instant().minus(bound);
        boolean heard = heardOf.isAfter(oldest);
        return heard || (issuedAt != null && issuedAt.isAfter(oldest))
                ? Standing.GOOD
                : Standing.UNKNOWN;
    }

    /** Whether everything up to a moment within the bound was heard. */
    public boolean isCurrent() {
        return heardOf.isAfter(clock.instant().minus(bound));
    }

    private void follow() {
        boolean lost = false;
        while (!closed) {
            try (KafkaConsumer<String, String> consumer = consumer()) {
                asking = consumer;
                consumer.assign(List.of(ALL));
                // The end first: what comes between the two questions is read, not passed over.
                Long end = consumer.endOffsets(List.of(ALL)).get(ALL);
                OffsetAndTimestamp from = consumer.offsetsForTimes(Map.of(ALL, longAgo())).get(ALL);
                consumer.seek(ALL, from == null ? Objects.requireNonNull(end) : from.offset());
                while (!closed) {
                    consumer.poll(ASK_AGAIN).forEach(this::take);
                    lost = false;
                }
            } catch (InterruptException | WakeupException e) {
                return;
            } catch (KafkaException e) {
                if (!lost) {
                    log.atWarn()
                            .setMessage("revocations cannot be followed")
                            .addKeyValue("cause", e.getClass().getSimpleName())
                            .log();
                }
                lost = true;
                LockSupport.parkNanos(ASK_AGAIN.toNanos());
            }
        }
    }

    private long longAgo() {
        return clock.instant().minus(LONGEST_TOKEN).toEpochMilli();
    }

    private void take(ConsumerRecord<String, String> said) {
        String id = said.key();
        Instant at = moment(said.value());
        if (id == null || id.length() > LONGEST_ID || at == null) {
            return;
        }
        if (!id.equals(BEAT)) {
            revoked.put(id, at);
            return;
        }
        if (at.isAfter(heardOf)) {
            heardOf = at;
        }
        Instant over = clock.instant().minus(LONGEST_TOKEN);
        revoked.values().removeIf(over::isAfter);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "default.api.timeout.ms",
                        5_000,
                        "request.timeout.ms",
                        3_000,
                        "reconnect.backoff.max.ms",
                        1_000,
                        "enable.metrics.push",
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /**
     * Checks a token's signature once and remembers the answer for the token's short life: RSA
     * costs more than the call.
     */
    static final class CachedTokens implements JwtDecoder, AutoCloseable {

        private static final int REMEMBERED = 10_000;
        private static final Duration AT_MOST = Duration.ofMinutes(5);

        private final JwtDecoder checking;
        private final InstantSource clock;
        private final @Nullable Revocations revocations;
        private final Cache<String, Jwt> remembered =
                Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(AT_MOST).build();

        CachedTokens(JwtDecoder checking, InstantSource clock, @Nullable Revocations revocations) {
            this.checking = checking;
            this.clock = clock;
            this.revocations = revocations;
        }

        @Override
        public Jwt decode(String token) {
            Jwt known = remembered.getIfPresent(token);
            if (known == null) {
                known = checking.decode(token);
                remembered.put(token, known);
            }
            Instant end = Objects.requireNonNull(known.getExpiresAt());
            if (!clock.instant().isBefore(end)) {
                remembered.invalidate(token);
                throw new JwtValidationException(
                        "expired", List.of(new OAuth2Error("invalid_token")));
            }
            refuseRevoked(known);
            return known;
        }

        /** A failure that is not the token's fault answers 503. */
        private void refuseRevoked(Jwt token) {
            if (revocations == null) {
                return;
            }
            switch (revocations.of(
                    token.getId(),
                    token.getClaimAsString(Revocations.GRANT),
                    token.getIssuedAt())) {
                case GOOD -> {}
                case REVOKED ->
                        throw new JwtValidationException(
                                "revoked", List.of(new OAuth2Error("invalid_token")));
                case UNKNOWN -> throw new JwtException("nothing was heard of revocations");
            }
        }

        @Override
        public void close() {
            if (revocations != null) {
                revocations.close();
            }
        }
    }
}
