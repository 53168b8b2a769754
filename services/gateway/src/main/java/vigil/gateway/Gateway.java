package vigil.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.security.SecurityEvent;
import vigil.gateway.answers.Packing;
import vigil.gateway.answers.PlainRefusals;
import vigil.gateway.contract.Contract;
import vigil.gateway.door.DoorSettings;
import vigil.gateway.door.FrontDoor;
import vigil.gateway.door.PublicPort;
import vigil.gateway.events.EventQueue;
import vigil.gateway.events.EventSettings;
import vigil.gateway.events.SecurityEvents;
import vigil.gateway.firewall.Firewall;
import vigil.gateway.forwarding.Forwarder;
import vigil.gateway.forwarding.HouseSettings;
import vigil.gateway.limits.CallerLimits;
import vigil.gateway.limits.LimitSettings;
import vigil.gateway.limits.Sharing;
import vigil.gateway.limits.redis.RedisSettings;
import vigil.gateway.limits.redis.SharedCounts;
import vigil.gateway.routes.Routes;
import vigil.gateway.settings.Environment;
import vigil.gateway.tokens.Credentials;
import vigil.gateway.tokens.KeyFetch;
import vigil.gateway.tokens.TokenCheck;
import vigil.gateway.tokens.TokenSettings;
import vigil.gateway.watch.Figures;
import vigil.gateway.watch.WatchPort;

/** The gateway, put together. */
public final class Gateway implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final List<String> OWN_NAMES = List.of("VIGIL_GATEWAY_", "VIGIL_TOKENS_");
    private static final int MOST_THREADS = 64;

    private final Server server;
    private final ServerConnector publicPort;
    private final Forwarder forwarder;
    private final KeyFetch keys;
    private final Figures figures = new Figures();
    private final EventQueue eventQueue;
    private final @Nullable SharedCounts counts;
    private final WatchPort watchPort;
    private volatile boolean open;

    public Gateway(Environment environment) throws IOException {
        this(environment, event -> {});
    }

    /**
     * @param listener hears every security event that is written
     */
    public Gateway(Environment environment, Consumer<SecurityEvent> listener) throws IOException {
        DoorSettings door = DoorSettings.of(environment);
        TokenSettings trust = TokenSettings.of(environment);
        HouseSettings houses = HouseSettings.of(environment);
        LimitSettings limits = LimitSettings.of(environment);
        EventSettings eventSettings = EventSettings.of(environment);
        RedisSettings redis = RedisSettings.of(environment);
        environment.refuseUnknown(OWN_NAMES);

        this.eventQueue = EventQueue.to(eventSettings, listener, figures);
        InstantSource clock = InstantSource.system();
        SecurityEvents events = new SecurityEvents(eventQueue, clock);
        Sharing sharing = redis == null ? Sharing.none() : Sharing.sought();
        this.counts = redis == null ? null : new SharedCounts(redis, sharing, events::limits);
        this.server = new Server(new QueuedThreadPool(MOST_THREADS));
        this.publicPort = PublicPort.on(server, door, limits.idleTimeout());
        URI outside = URI.create(trust.issuer());
        this.forwarder = new Forwarder(houses, outside, limits, server, events::breaker);
        TokenCheck tokens = new TokenCheck(trust, clock);
        this.keys = new KeyFetch(trust, tokens);
        this.watchPort = new WatchPort(door.watchPort(), () -> open && tokens.hasKeys(), figures);

        furnish(limits);
        FrontDoor.Parts parts =
                new FrontDoor.Parts(
                        Routes.ofTheStreet(),
                        tokens,
                        new Credentials.Proofs(clock, outside),
                        keys,
                        limits,
                        new CallerLimits(limits, System::nanoTime, sharing),
                        new Firewall(Contract.published()),
                        forwarder,
                        events,
                        figures);
        server.setHandler(new GracefulHandler(Packing.around(new FrontDoor(parts))));
        forwarder.watch(figures, Routes.ofTheStreet().all());
    }

    private void furnish(LimitSettings limits) {
        server.addConnector(publicPort);
        server.setErrorHandler(new PlainRefusals());
        server.addBean(new ConnectionLimit(limits.connections(), publicPort));
        server.setStopTimeout(limits.drainTimeout().toMillis());
    }

    public static void main(String[] arguments) {
        try {
            Gateway gateway = new Gateway(new Environment(System.getenv()));
            gateway.start();
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "drain"));
        } catch (Exception e) {
            log.atError().setMessage("the gateway cannot start").addKeyValue("why", why(e)).log();
            System.exit(1);
        }
    }

    public void start() throws Exception {
        server.start();
        keys.start();
        if (counts != null) {
            counts.start();
        }
        watchPort.start();
        open = true;
        log.atInfo()
                .setMessage("gateway open")
                .addKeyValue("port", publicPort.getLocalPort())
                .addKeyValue("watchPort", watchPort.port())
                .log();
    }

    public int port() {
        return publicPort.getLocalPort();
    }

    public int watchPort() {
        return watchPort.port();
    }

    /** Takes nothing new, ends the streams, lets what is under way finish, then goes. */
    @Override
    public void close() {
        open = false;
        try {
            forwarder.breakOffStreams();
            server.stop();
        } catch (Exception e) {
            log.atWarn().setMessage("not everything was finished").addKeyValue("why", why(e)).log();
        }
        keys.close();
        if (counts != null) {
            counts.close();
        }
        eventQueue.close();
        watchPort.close();
        figures.close();
        log.atInfo().setMessage("gateway closed").log();
    }

    private static String why(Throwable failure) {
        StringBuilder why = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            why.append(": ").append(cause.getMessage());
        }
        return why.toString();
    }
}
