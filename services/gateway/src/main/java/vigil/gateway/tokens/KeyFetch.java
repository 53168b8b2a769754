package vigil.gateway.tokens;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.tls.HouseTls;

/**
 * Keeps the key set fresh: regularly, and at once when a token names an unknown key, but then not
 * more often than the pause allows, so that invented key ids do not become load on the issuer.
 */
public final class KeyFetch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeyFetch.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final int LARGEST_SET = 65_536;

    private final TokenSettings settings;
    private final TokenCheck tokens;
    private final HttpClient http;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("key-fetch").factory());
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<Void> underWay;
    private long lastWantedNanos;
    private boolean complained;

    /**
     * @param tls null where houses speak in the clear
     */
    public KeyFetch(TokenSettings settings, TokenCheck tokens, @Nullable HouseTls tls) {
        this.http = HouseTls.client(tls).connectTimeout(TIMEOUT).build();
        this.settings = settings;
        this.tokens = tokens;
        this.lastWantedNanos = System.nanoTime() - settings.refetchPause().toNanos();
    }

    /** Fetches until the first success, then at the regular pace. */
    public void start() {
        worker.execute(this::fetchAndPlanNext);
    }

    /**
     * Completes when a set fetched after this call, or shortly before it, is in use or could not be
     * had; never fails.
     */
    public CompletableFuture<Void> refetch() {
        lock.lock();
        try {
            if (underWay != null && !underWay.isDone()) {
                return underWay;
            }
            long now = System.nanoTime();
            if (now - lastWantedNanos < settings.refetchPause().toNanos()) {
                return CompletableFuture.completedFuture(null);
            }
            lastWantedNanos = now;
            underWay = CompletableFuture.runAsync(this::fetch, worker);
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        http.shutdownNow();
    }

    private void fetchAndPlanNext() {
        fetch();
        Duration pause = tokens.hasKeys() ? settings.refresh() : FIRST_RETRY;
        if (!worker.isShutdown()) {
            worker.schedule(this::fetchAndPlanNext, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void fetch() {
        try {
            KeySet fetched = KeySet.parse(download());
            if (fetched.isEmpty()) {
                throw new IOException("the key set holds no key for tokens");
            }
            tokens.use(fetched);
            if (complained) {
                log.atInfo().setMessage("key set fetched again").log();
            }
            complained = false;
        } catch (IOException | ParseException e) {
            // Before the first success it is the start's business, and readiness tells of it.
            if (!complained && tokens.hasKeys()) {
                complained = true;
                log.atWarn()
                        .setMessage("key set not fetched")
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String download() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(settings.keys()).timeout(TIMEOUT).build();
        HttpResponse<InputStream> response =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] content = body.readNBytes(LARGEST_SET + 1);
            if (response.statusCode() != 200 || content.length > LARGEST_SET) {
                throw new IOException("the key set was not answered");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
