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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.gateway.forwarding.AnswerTimes;
import vigil.gateway.forwarding.HouseSettings;
import vigil.gateway.routes.House;
import vigil.kernel.tls.HouseTls;

/** Asks the houses whether they are ready, when somebody looks and at most every five seconds. */
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

    @Override
    public void close() {
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
