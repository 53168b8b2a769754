package vigil.gateway.health;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.gateway.forwarding.AnswerTimes;
import vigil.gateway.forwarding.HouseSettings;
import vigil.gateway.routes.House;
import vigil.kernel.tls.HouseTls;

/**
 * Asks the houses whether they are ready: when somebody looks and at most every five seconds, and
 * those with several addresses all the time, so that calls go where they are taken.
 */
public final class StreetHealth implements AutoCloseable {

    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int READY = 200;

    private final HouseSettings settings;
    private final Function<House, AnswerTimes> times;
    private final InstantSource clock;
    private final HttpClient http;
    private @Nullable Told last;
    private @Nullable Thread watch;

    /** Hears what an address says of itself. */
    @FunctionalInterface
    public interface Listener {
        void told(House house, URI address, boolean ready);
    }

    /**
     * @param times of what each house has answered through this door
     */
    public StreetHealth(
            HouseSettings settings, Function<House, AnswerTimes> times, InstantSource clock) {
        this.settings = settings;
        this.times = times;
        this.clock = clock;
        this.http = HouseTls.client(settings.tls()).connectTimeout(PATIENCE).build();
    }

    /**
     * All houses.
     *
     * @param at when they were asked
     */
    public record Told(Instant at, List<HouseHealth> houses) {}

    /**
     * One house.
     *
     * @param ready how many of its addresses take work now
     * @param addresses how many it has
     * @param answered requests through this door since its start
     * @param medianMillis until the head of an answer, of the last minute; null where none was
     * @param p99Millis the same for ninety-nine of a hundred
     */
    public record HouseHealth(
            String house,
            int ready,
            int addresses,
            long answered,
            @Nullable Double medianMillis,
            @Nullable Double p99Millis) {}

    /** Waits for the houses, two seconds at the most. */
    public synchronized Told now() {
        Told known = last;
        Instant now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = ask(now);
            last = known;
        }
        return known;
    }

    /** Tells again and again how each address is of the houses that have several. */
    public void watch(Duration every, Listener listener) {
        List<House> several =
                Arrays.stream(House.values())
                        .filter(house -> settings.of(house).size() > 1)
                        .toList();
        if (several.isEmpty() || every.isZero()) {
            return;
        }
        watch =
                Thread.ofVirtual()
                        .name("readiness")
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                several.forEach(house -> tell(house, listener));
                                LockSupport.parkNanos(every.toNanos());
                            }
                        });
    }

    private void tell(House house, Listener listener) {
        List<URI> addresses = settings.of(house);
        List<CompletableFuture<Boolean>> asked = addresses.stream().map(this::isReady).toList();
        for (int i = 0; i < addresses.size(); i++) {
            boolean ready = asked.get(i).join();
            if (!Thread.currentThread().isInterrupted()) {
                listener.told(house, addresses.get(i), ready);
            }
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.interrupt();
        }
        http.shutdownNow();
    }

    private Told ask(Instant now) {
        List<House> houses = Arrays.asList(House.values());
        List<List<CompletableFuture<Boolean>>> asked =
                houses.stream()
                        .map(house -> settings.of(house).stream().map(this::isReady).toList())
                        .toList();
        List<HouseHealth> told = new ArrayList<>();
        for (int i = 0; i < houses.size(); i++) {
            int ready = (int) asked.get(i).stream().filter(CompletableFuture::join).count();
            told.add(health(houses.get(i), ready, asked.get(i).size()));
        }
        return new Told(now, List.copyOf(told));
    }

    private HouseHealth health(House house, int ready, int addresses) {
        AnswerTimes.Lately lately = times.apply(house).lately();
        return new HouseHealth(
                house.word(),
                ready,
                addresses,
                lately.answered(),
                lately.medianMillis(),
                lately.p99Millis());
    }

    private CompletableFuture<Boolean> isReady(URI address) {
        HttpRequest question =
                HttpRequest.newBuilder(address.resolve(READINESS)).timeout(PATIENCE).build();
        return http.sendAsync(question, BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() == READY);
    }
}
