package vigil.gateway.apikeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.gateway.answers.Visit;
import vigil.gateway.apikeys.KeyExchange.Outcome.Changed;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tls.HouseTls;

/**
 * Changes keys of services for access tokens at identity (client credentials), and remembers a
 * token, by the hash of its key, for as long as it is good. A key that was refused is not asked
 * about again for a few seconds, so that guesses do not become load on identity.
 */
public final class KeyExchange implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeyExchange.class);
    private static final String HEADER = "X-API-Key";
    private static final String SCHEME = "apikey ";
    private static final String BEARER = "bearer ";
    private static final Pattern SHAPE =
            Pattern.compile("(key-[0-9a-z]{26})\\.([A-Za-z0-9_-]{43})");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(5);
    private static final Duration LEFT = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;
    private static final int LARGEST = 65_536;

    private final List<URI> identity;
    private final Predicate<String> holds;
    private final InstantSource clock;
    private final Cache<String, Entry> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("api-keys-", 0).factory());
    private final HttpClient http;

    /** What became of a key. */
    public sealed interface Outcome {

        record Changed(String accessToken) implements Outcome {

            @Override
            public String toString() {
                return "Changed[****]";
            }
        }

        /** It is none, or has ended. */
        record Refused() implements Outcome {}

        /** Identity does not answer. */
        record Away() implements Outcome {}
    }

    private record Entry(Outcome outcome, Instant until) {}

    /**
     * @param identity where identity is asked, inside the street
     * @param tls how the door proves itself to it; null where houses speak in the clear
     * @param holds whether an access token is still good
     */
    public KeyExchange(
            List<URI> identity,
            @Nullable HouseTls tls,
            Predicate<String> holds,
            InstantSource clock) {
        this.http = HouseTls.client(tls).connectTimeout(PATIENCE).build();
        this.identity = List.copyOf(identity);
        this.holds = holds;
        this.clock = clock;
    }

    /** Whether a call shows a key, good or not. */
    public static boolean isShown(HttpFields headers) {
        return headers.contains(HEADER) || authorization(headers) != null;
    }

    /** Whether a call shows more than one proof of who asks. */
    public static boolean isAmbiguous(HttpFields headers) {
        int proofs = headers.getValuesList(HEADER).size();
        return proofs + headers.getValuesList(HttpHeader.AUTHORIZATION).size() > 1;
    }

    /** Runs what waits for identity, and answers the visit when it breaks. */
    public void later(Visit visit, Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.atError()
                        .setMessage("a key was not changed")
                        .addKeyValue("request", visit.id())
                        .setCause(e)
                        .log();
                visit.refuse(ProblemCode.INTERNAL, "Something broke on our side.");
            }
        });
    }

    /** Waits for identity where the key is not known yet. */
    public Outcome of(HttpFields headers) {
        String shown = headers.get(HEADER);
        String key = shown == null ? authorization(headers) : shown.strip();
        Matcher parts = SHAPE.matcher(key == null ? "" : key);
        if (key == null || !parts.matches()) {
            return new Outcome.Refused();
        }
        String name = hash(key);
        Entry entry = known.getIfPresent(name);
        if (entry != null && (isOver(entry) || !stillHolds(entry))) {
            known.asMap().remove(name, entry);
        }
        // One question for a key, however many calls wait for it.
        Entry current = known.get(name, fresh -> ask(parts.group(1), parts.group(2)));
        if (current.outcome() instanceof Outcome.Away) {
            known.asMap().remove(name, current);
        }
        return current.outcome();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private boolean isOver(Entry entry) {
        return !clock.instant().isBefore(entry.until());
    }

    private boolean stillHolds(Entry entry) {
        return !(entry.outcome() instanceof Changed changed) || holds.test(changed.accessToken());
    }

    private Entry ask(String id, String secret) {
        for (URI address : identity) {
            try {
                return ask(address.resolve("/oauth2/token"), id, secret);
            } catch (ConnectException e) {
                continue; // Nothing was sent: the next address may be asked the same.
            } catch (IOException | JacksonException e) {
                break;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return new Entry(new Outcome.Away(), clock.instant());
    }

    private Entry ask(URI address, String id, String secret)
            throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] content = body.readNBytes(LARGEST);
            Instant now = clock.instant();
            if (answer.statusCode() == 400 || answer.statusCode() == 401) {
                return new Entry(new Outcome.Refused(), now.plus(ASKED_AGAIN));
            }
            JsonNode given = JsonMapper.shared().readTree(content);
            String token = given.path("access_token").asString("");
            long seconds = given.path("expires_in").asLong(0);
            return answer.statusCode() == 200 && !token.isEmpty()
                    ? new Entry(new Changed(token), now.plusSeconds(seconds).minus(LEFT))
                    : new Entry(new Outcome.Away(), now);
        }
    }

    /**
     * What stands behind the scheme {@code ApiKey}, as clients of yente send it, or behind {@code
     * Bearer} where it has the shape of a key, as programs do that ask a decision point.
     */
    private static @Nullable String authorization(HttpFields headers) {
        String shown = headers.get(HttpHeader.AUTHORIZATION);
        if (shown == null) {
            return null;
        }
        if (shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return shown.substring(SCHEME.length()).strip();
        }
        boolean bearer = shown.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = bearer ? shown.substring(BEARER.length()).strip() : "";
        return SHAPE.matcher(token).matches() ? token : null;
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
