package vigil.monitoring.parties;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import vigil.kernel.tls.HouseTls;
import vigil.monitoring.intake.Sender;
import vigil.monitoring.waiting.Deadline;

/**
 * The screening house as seen from here. It is asked with the sender's own token, within a time;
 * after a run of failures nobody asks for a second, then a few do. An answer that comes later than
 * that was a failure, and is remembered all the same.
 */
final class ScreeningHouse implements AutoCloseable {

    /** The most parties of one question. */
    static final int MOST_PARTIES = 500;

    private static final Logger log = LoggerFactory.getLogger(ScreeningHouse.class);
    private static final String PARTIES = "/v1/screening/parties";
    private static final String LISTS = "/v1/screening/lists-in-force";
    private static final String GREETING = "/actuator/health/liveness";
    private static final int LARGEST_ANSWER = 4_000_000;
    private static final int OK = 200;
    private static final Set<Integer> OF_THE_HOUSE = Set.of(408, 429);
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    /** How long a late answer is still worth having. */
    private static final Duration LATEST = Duration.ofSeconds(2);

    private static final CircuitBreakerConfig RULES =
            CircuitBreakerConfig.custom()
                    .slidingWindowType(SlidingWindowType.COUNT_BASED)
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(1))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    .writableStackTraceEnabled(false)
                    .build();

    private final URI parties;
    private final URI lists;
    private final URI greeting;
    private final HttpClient client;
    private final CircuitBreaker breaker = CircuitBreaker.of("screening", RULES);
    private final QuestionFormat format = new QuestionFormat();
    private final PartyFigures figures;

    ScreeningHouse(URI address, @Nullable HouseTls tls, PartyFigures figures) {
        this.client =
                HouseTls.client(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .connectTimeout(CONNECTING)
                        .build();
        this.parties = address.resolve(PARTIES);
        this.lists = address.resolve(LISTS);
        this.greeting = address.resolve(GREETING);
        this.figures = figures;
        figures.watch(breaker);
        breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
    }

    /**
     * What is said of up to {@value #MOST_PARTIES} parties.
     *
     * @param late is told an answer that comes after the deadline
     */
    PartyAnswer ask(
            Sender sender, List<AskedParty> asked, Deadline deadline, Consumer<PartyAnswer> late)
            throws NoAnswer {
        HttpRequest request =
                request(parties, sender, deadline)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(format.question(asked)))
                        .build();
        return call(request, body -> format.answer(body, asked.size()), deadline, late);
    }

    /** The version of all lists together that is in force now. */
    String listsInForce(Sender sender, Deadline deadline) throws NoAnswer {
        HttpRequest request = request(lists, sender, deadline).GET().build();
        return call(request, format::lists, deadline, any -> {});
    }

    /** Makes what speaks HTTP ready before the first payment waits for it. */
    void greet() {
        client.sendAsync(HttpRequest.newBuilder(greeting).build(), BodyHandlers.discarding());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static HttpRequest.Builder request(URI address, Sender sender, Deadline deadline) {
        return HttpRequest.newBuilder(address)
                .timeout(LATEST.plusMillis(deadline.leftMillis()))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + sender.token().reveal());
    }

    private <T> T call(
            HttpRequest request, Function<byte[], T> reading, Deadline deadline, Consumer<T> late)
            throws NoAnswer {
        if (!breaker.tryAcquirePermission()) {
            throw figures.counted(new NoAnswer(NoAnswer.Kind.LEFT_ALONE));
        }
        long begun = System.nanoTime();
        try {
            T answer =
                    read(
                            answered(request, deadline, body -> late.accept(reading.apply(body))),
                            reading);
            long nanos = System.nanoTime() - begun;
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            figures.answered(nanos);
            return answer;
        } catch (NoAnswer e) {
            if (e.kind() == NoAnswer.Kind.REFUSED) {
                breaker.releasePermission();
            } else {
                breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
            }
            throw figures.counted(e);
        } catch (InterruptedException e) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw figures.counted(new NoAnswer(NoAnswer.Kind.FAILED));
        }
    }

    private static <T> T read(HttpResponse<byte[]> response, Function<byte[], T> reading)
            throws NoAnswer {
        int status = response.statusCode();
        if (status != OK) {
            // What is wrong with one question must not keep the others from being asked.
            boolean refused = status / 100 == 4 && !OF_THE_HOUSE.contains(status);
            throw new NoAnswer(refused ? NoAnswer.Kind.REFUSED : NoAnswer.Kind.FAILED);
        }
        try {
            return reading.apply(response.body());
        } catch (IllegalArgumentException | JacksonException e) {
            log.atError()
                    .setMessage("the screening house breaks the contract")
                    .addKeyValue("rule", isOurs(e) ? e.getMessage() : "the form of JSON")
                    .log();
            throw new NoAnswer(NoAnswer.Kind.FAILED);
        }
    }

    /** Those of others quote what they read. */
    private static boolean isOurs(RuntimeException e) {
        return e instanceof IllegalArgumentException;
    }

    /**
     * Asked once more when the connection broke off: one that was kept open may have been closed on
     * the other side, and a question may be asked twice.
     */
    private HttpResponse<byte[]> answered(
            HttpRequest request, Deadline deadline, Consumer<byte[]> late)
            throws NoAnswer, InterruptedException {
        for (boolean again = false; ; again = true) {
            CompletableFuture<HttpResponse<byte[]>> sent =
                    client.sendAsync(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
            try {
                return sent.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                boolean brokeOff =
                        e.getCause() instanceof IOException
                                && !(e.getCause() instanceof ConnectException);
                if (again || !brokeOff) {
                    throw new NoAnswer(NoAnswer.Kind.FAILED);
                }
            } catch (TimeoutException e) {
                sent.thenAccept(response -> late.accept(response.body()));
                throw new NoAnswer(NoAnswer.Kind.FAILED);
            } catch (InterruptedException e) {
                sent.cancel(true);
                throw e;
            }
        }
    }

    /** Told once when it goes and once when it is back, not at every try in between. */
    private static void tell(CircuitBreaker.StateTransition change) {
        if (change.getToState() == State.CLOSED || change.getFromState() == State.CLOSED) {
            log.atWarn()
                    .setMessage(
                            change.getToState() == State.CLOSED
                                    ? "screening house back"
                                    : "screening house away")
                    .log();
        }
    }
}
