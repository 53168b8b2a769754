package vigil.gateway.forwarding;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import vigil.gateway.answers.Visit;
import vigil.gateway.limits.LimitSettings;
import vigil.gateway.routes.House;
import vigil.gateway.routes.Load;
import vigil.gateway.routes.Route;
import vigil.gateway.tokens.TokenSettings;
import vigil.gateway.tokens.VerifiedToken;
import vigil.gateway.watch.Figures;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tls.HouseTls;

/** Sends visits to their houses over kept connections. */
public final class Forwarder {

    /** Shorter than any house keeps an idle connection, so that it is the gateway that closes. */
    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(10);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int LARGEST_ANSWER_HEADERS = 32 * 1024;

    private final LimitSettings limits;
    private final RequestHeaders headers;
    private final Map<House, Doors> doors = new EnumMap<>(House.class);
    private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();
    private final Streams streams = new Streams();
    private final AnswerWatch answers;
    private final HttpClient client;

    /** Where the houses are, whom their tokens come from, and how much is borne. */
    public record Ways(HouseSettings houses, TokenSettings trust, LimitSettings limits) {}

    /**
     * @param server lends its threads and buffers, so that an answer needs no further thread, and
     *     starts and stops the connections to the houses with itself
     * @param breakers is told the name and the new state of a breaker
     * @param answers looks at what comes back
     */
    public Forwarder(
            Ways ways, Server server, BiConsumer<String, String> breakers, AnswerWatch answers) {
        this.limits = ways.limits();
        this.answers = answers;
        this.headers = new RequestHeaders(ways.trust());
        ways.houses()
                .addresses()
                .forEach((house, at) -> doors.put(house, new Doors(house, at, breakers)));
        this.client = client(limits, server, ways.houses().tls());
        client.addEventListener(new PassOnUntouched(client));
        server.addBean(client, true);
    }

    /** Shows what is open and how many are inside, for each house and each of its routes. */
    public void watch(Figures figures, List<Route> routes) {
        doors.forEach((house, all) ->
                figures.gauge(
                        "vigil.gateway.house.open", house.word(), () -> all.isAnyOpen() ? 1 : 0));
        doors.forEach((house, all) ->
                figures.gauge("vigil.gateway.house.ready", house.word(), all::ready));
        for (Route route : routes) {
            String house = route.house().word();
            Doors all = Objects.requireNonNull(doors.get(route.house()));
            Bulkhead bulkhead = bulkhead(route, false);
            figures.gauge(
                    "vigil.gateway.breaker.state",
                    house,
                    route.prefix(),
                    () -> all.all().stream().mapToInt(door -> door.state(route)).max().orElse(0));
            figures.gauge("vigil.gateway.inside", house, route.prefix(), bulkhead::inside);
            figures.gauge("vigil.gateway.inside.limit", house, route.prefix(), bulkhead::limit);
            figures.gauge("vigil.gateway.turned.away", house, route.prefix(), bulkhead::turnedAway);
        }
    }

    /** An address of a house says whether it takes work. */
    public void saysReady(House house, URI address, boolean ready) {
        Objects.requireNonNull(doors.get(house)).saysReady(address, ready);
    }

    /** How long a house has taken of late. */
    public AnswerTimes times(House house) {
        return Objects.requireNonNull(doors.get(house)).times();
    }

    /** Whether as many as may be are inside already: then a visit's body need not be read. */
    public boolean isFull(Visit visit) {
        return bulkhead(visit.route(), visit.wantsStream()).isFull();
    }

    /** As when the route is full. */
    public static void turnAway(Visit visit) {
        visit.refuse(ProblemCode.UNAVAILABLE, "Too many requests are under way; try again.", 1);
    }

    /** Asks the visit's house and answers the visit, now or later; the body passes as it comes. */
    public void forward(Visit visit) {
        forward(visit, null);
    }

    /**
     * The same with a body that was read already.
     *
     * @param held null where it is still to come
     */
    public void forward(Visit visit, byte @Nullable [] held) {
        // While a house thinks, its own limit holds and not that of a silent caller.
        visit.request().addIdleTimeoutListener(timeout -> false);
        attempt(visit, held, null);
    }

    /**
     * @param last the door at which it failed before, null the first time
     */
    private void attempt(Visit visit, byte @Nullable [] held, @Nullable HouseDoor last) {
        Bulkhead bulkhead = bulkhead(visit.route(), visit.wantsStream());
        if (!bulkhead.enter()) {
            turnAway(visit);
            return;
        }
        Doors house = Objects.requireNonNull(doors.get(visit.route().house()));
        HouseDoor door = house.enter(visit.route(), last);
        if (door == null) {
            bulkhead.leave(-1);
            visit.refuse(
                    ProblemCode.UNAVAILABLE,
                    "The house behind this address is away; the same request may be sent again.",
                    1);
            return;
        }
        org.eclipse.jetty.server.Request from = visit.request();
        Request request =
                client.newRequest(URI.create(door.address() + from.getHttpURI().getPathQuery()))
                        .method(from.getMethod())
                        .headers(fields -> headers.write(visit, fields))
                        .idleTimeout(silence(visit).toMillis(), TimeUnit.MILLISECONDS);
        BoundedBody body = held == null ? body(from, visit) : null;
        if (held != null) {
            request.body(new BytesRequestContent((String) null, held));
        } else if (body != null) {
            request.body(body);
        }
        // What only asks may ask twice, if nothing was read that cannot be sent again.
        boolean twice = last == null && body == null && asksOnly(from.getMethod());
        Runnable again = twice ? () -> attempt(visit, held, door) : null;
        request.send(
                new Crossing(
                        visit,
                        new Passage(
                                door, bulkhead, largestAnswer(visit), again, house.areSeveral()),
                        body,
                        streams,
                        answers));
    }

    private static boolean asksOnly(String method) {
        return HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method);
    }

    private long largestAnswer(Visit visit) {
        boolean endless = visit.wantsStream() || visit.route().load() == Load.FILE;
        return endless ? Long.MAX_VALUE : limits.answerMegabytes() * 1024L * 1024L;
    }

    private Bulkhead bulkhead(Route route, boolean stream) {
        String name = stream ? route.prefix() + " stream" : route.prefix();
        return bulkheads.computeIfAbsent(
                name,
                fresh -> {
                    if (stream) {
                        return Bulkhead.of(limits.streams());
                    }
                    return route.load() == Load.FILE
                            ? Bulkhead.of(limits.fileCalls())
                            : Bulkhead.following(
                                    limits.routeCalls(), limits.quickAnswer(), System::nanoTime);
                });
    }

    /** Ends the open streams; requests under way go on. */
    public void breakOffStreams() {
        streams.breakOff();
    }

    /** Ends open streams whose token was taken back, or is over. */
    public void breakOffStreams(Predicate<VerifiedToken> holds) {
        streams.breakOff(holds);
    }

    private Duration silence(Visit visit) {
        if (visit.route().load() == Load.FILE) {
            return limits.fileTimeout();
        }
        return visit.wantsStream() ? limits.streamTimeout() : limits.answerTimeout();
    }

    /** Whether the request announces a body or, over HTTP/2, may have one. */
    public static boolean mayHaveBody(org.eclipse.jetty.server.Request from) {
        boolean announced =
                from.getLength() > 0 || from.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        boolean http2 =
                from.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
                        && from.getLength() < 0
                        && !HttpMethod.GET.is(from.getMethod())
                        && !HttpMethod.HEAD.is(from.getMethod());
        return announced || http2;
    }

    private @Nullable BoundedBody body(org.eclipse.jetty.server.Request from, Visit visit) {
        if (!mayHaveBody(from)) {
            return null;
        }
        boolean xml = isXml(from.getHeaders().get(HttpHeader.CONTENT_TYPE));
        return new BoundedBody(from, limits.bodyBytes(visit.route().load(), xml));
    }

    /** Whether the larger limit of XML messages holds. */
    public static boolean isXml(@Nullable String contentType) {
        return contentType != null
                && (contentType.startsWith("application/xml")
                        || contentType.startsWith("text/xml"));
    }

    private static HttpClient client(LimitSettings limits, Server server, @Nullable HouseTls tls) {
        ClientConnector connector = new ClientConnector();
        if (tls != null) {
            SslContextFactory.Client proof = new SslContextFactory.Client();
            proof.setSslContext(tls.context());
            proof.setIncludeProtocols("TLSv1.3");
            connector.setSslContextFactory(proof);
        }
        connector.setExecutor(server.getThreadPool());
        connector.setScheduler(server.getScheduler());
        connector.setByteBufferPool(server.getByteBufferPool());
        connector.setSelectors(1);
        connector.setConnectTimeout(CONNECT_TIMEOUT);
        connector.setIdleTimeout(IDLE_CONNECTION);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        client.setMaxConnectionsPerDestination(limits.houseConnections());
        client.setMaxRequestsQueuedPerDestination(limits.houseQueue());
        client.setMaxResponseHeadersSize(LARGEST_ANSWER_HEADERS);
        return client;
    }

    /** Takes off what the client would add or interpret, once its start has put it on. */
    private record PassOnUntouched(HttpClient client) implements LifeCycle.Listener {
        @Override
        public void lifeCycleStarted(LifeCycle event) {
            client.getContentDecoderFactories().clear();
            client.getProtocolHandlers().clear();
        }
    }
}
