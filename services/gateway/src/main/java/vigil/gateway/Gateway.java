package vigil.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent;
import vigil.gateway.answers.Packing;
import vigil.gateway.answers.PlainRefusals;
import vigil.gateway.apikeys.KeyExchange;
import vigil.gateway.console.ConsoleFiles;
import vigil.gateway.contract.Contract;
import vigil.gateway.door.DoorSettings;
import vigil.gateway.door.FrontDoor;
import vigil.gateway.door.PublicPort;
import vigil.gateway.events.EventQueue;
import vigil.gateway.events.EventSettings;
import vigil.gateway.events.SecurityEvents;
import vigil.gateway.firewall.Firewall;
import vigil.gateway.forwarding.AnswerSettings;
import vigil.gateway.forwarding.AnswerWatch;
import vigil.gateway.forwarding.Forwarder;
import vigil.gateway.forwarding.HouseSettings;
import vigil.gateway.health.StreetHealth;
import vigil.gateway.limits.CallerLimits;
import vigil.gateway.limits.LimitSettings;
import vigil.gateway.limits.Sharing;
import vigil.gateway.limits.redis.RedisSettings;
import vigil.gateway.limits.redis.SharedCounts;
import vigil.gateway.routes.House;
import vigil.gateway.routes.Routes;
import vigil.gateway.sessions.LocalPaths;
import vigil.gateway.sessions.SessionDesk;
import vigil.gateway.sessions.SessionSettings;
import vigil.gateway.sessions.redis.SessionsInRedis;
import vigil.gateway.settings.Environment;
import vigil.gateway.tokens.Credentials;
import vigil.gateway.tokens.KeyFetch;
import vigil.gateway.tokens.TokenCheck;
import vigil.gateway.tokens.TokenSettings;
import vigil.gateway.tokens.TokenVerdict;
import vigil.gateway.tokens.redis.ProofsInRedis;
import vigil.gateway.watch.Figures;
import vigil.gateway.watch.WatchPort;
import vigil.kernel.tokens.Revocations;

/** The gateway, put together. */
public final class Gateway implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final List<String> OWN_NAMES = List.of("VIGIL_GATEWAY_", "VIGIL_TOKENS_");
    private static final int MOST_THREADS = 64;
    private static final Duration STREAM_LOOK = Duration.ofSeconds(1);

    private final Server server;
    private final ServerConnector publicPort;
    private final @Nullable ServerConnector certificatesPort;
    private final Forwarder forwarder;
    private final KeyFetch keys;
    private final TokenCheck tokens;
    private final Thread streamWatch =
            Thread.ofVirtual().name("stream-watch").unstarted(this::watchStreams);
    private final Figures figures = new Figures();
    private final Routes routes = Routes.ofTheStreet();
    private final InstantSource clock = InstantSource.system();
    private final EventQueue eventQueue;
    private final @Nullable SharedCounts counts;
    private final @Nullable Revocations revocations;
    private final KeyExchange apiKeys;
    private final @Nullable ProofsInRedis proofs;
    private final StreetHealth health;
    private final @Nullable SessionDesk sessions;
    private final WatchPort watchPort;
    private final Settings settings;
    private volatile boolean open;
    private volatile boolean closing;

    public Gateway(Environment environment) throws IOException {
        this(environment, event -> {});
    }

    /**
     * @param listener hears every security event that is written
     */
    public Gateway(Environment environment, Consumer<SecurityEvent> listener) throws IOException {
        this.settings = Settings.of(environment);
        environment.refuseUnknown(OWN_NAMES);
        TokenSettings trust = settings.trust();
        LimitSettings limits = settings.limits();
        RedisSettings redis = settings.redis();
        this.eventQueue = EventQueue.to(settings.events(), listener, figures);
        SecurityEvents events = new SecurityEvents(eventQueue, clock);
        Sharing sharing = redis == null ? Sharing.none() : Sharing.sought();
        this.proofs = redis == null ? null : new ProofsInRedis(redis, clock);
        this.counts = redis == null ? null : new SharedCounts(redis, sharing, events::limits);
        this.server = new Server(new QueuedThreadPool(MOST_THREADS));
        this.publicPort = PublicPort.on(server, settings.door(), limits.idleTimeout());
        this.certificatesPort =
                settings.door().certificatesPort() < 0
                        ? null
                        : PublicPort.askingForCertificates(
                                server, settings.door(), limits.idleTimeout());
        this.forwarder = forwarder(events);
        this.revocations = revocations(settings);
        TokenCheck tokens = new TokenCheck(trust, clock, revocations);
        this.tokens = tokens;
        this.keys = new KeyFetch(trust, tokens, settings.houses().tls());
        this.health = new StreetHealth(settings.houses(), forwarder::times, clock);
        this.watchPort = watchPort(settings.door(), tokens, health);
        this.sessions = sessions(settings, tokens, events);
        this.apiKeys =
                new KeyExchange(
                        settings.houses().of(House.IDENTITY),
                        settings.houses().tls(),
                        access -> !(tokens.check(access) instanceof TokenVerdict.Refused),
                        clock);

        furnish(limits);
        FrontDoor door = door(settings, tokens, events, sharing);
        server.setHandler(new GracefulHandler(Packing.around(door)));
        forwarder.watch(figures, routes.all());
    }

    private Forwarder forwarder(SecurityEvents events) {
        return new Forwarder(
                new Forwarder.Ways(settings.houses(), settings.trust(), settings.limits()),
                server,
                events::breaker,
                new AnswerWatch(settings.answers(), figures, events::unfit));
    }

    private WatchPort watchPort(DoorSettings settings, TokenCheck tokens, StreetHealth houses)
            throws IOException {
        WatchPort port =
                new WatchPort(settings.watchPort(), () -> open && tokens.hasKeys(), figures);
        port.tells("/actuator/houses", () -> JsonMapper.shared().writeValueAsString(houses.now()));
        port.publish(settings.revokedFile());
        return port;
    }

    private FrontDoor door(
            Settings settings, TokenCheck tokens, SecurityEvents events, Sharing sharing) {
        LimitSettings limits = settings.limits();
        return new FrontDoor(
                new FrontDoor.Parts(
                        routes,
                        tokens,
                        new Credentials.Proofs(clock, settings.trust(), proofs),
                        keys,
                        limits,
                        new CallerLimits(limits, System::nanoTime, sharing),
                        new Firewall(Contract.published()),
                        forwarder,
                        events,
                        figures,
                        new ConsoleFiles(settings.console()),
                        apiKeys,
                        sessions));
    }

    private @Nullable Revocations revocations(Settings settings) {
        Duration bound = settings.trust().bound();
        return bound == null ? null : new Revocations(settings.events().bootstrap(), bound, clock);
    }

    /** All that the environment says. */
    private record Settings(
            DoorSettings door,
            TokenSettings trust,
            HouseSettings houses,
            LimitSettings limits,
            AnswerSettings answers,
            EventSettings events,
            @Nullable RedisSettings redis,
            @Nullable SessionSettings sessions,
            @Nullable Path console) {

        static Settings of(Environment environment) {
            TokenSettings trust = TokenSettings.of(environment);
            HouseSettings houses = HouseSettings.of(environment);
            return new Settings(
                    DoorSettings.of(environment),
                    trust,
                    houses,
                    LimitSettings.of(environment),
                    AnswerSettings.of(environment),
                    EventSettings.of(environment),
                    RedisSettings.of(environment),
                    SessionSettings.of(
                            environment,
                            URI.create(trust.issuer()),
                            houses.of(House.IDENTITY),
                            houses.tls()),
                    environment.folder("VIGIL_GATEWAY_CONSOLE"));
        }
    }

    private @Nullable SessionDesk sessions(
            Settings settings, TokenCheck tokens, SecurityEvents events) {
        SessionSettings wanted = settings.sessions();
        RedisSettings redis = settings.redis();
        if (wanted == null) {
            return null;
        }
        if (redis != null && wanted.masterKeyFile() == null) {
            throw new IllegalArgumentException(
                    "VIGIL_MASTER_KEY_FILE is not set: gateways that share sessions share it");
        }
        SessionDesk desk =
                new SessionDesk(
                        wanted,
                        redis == null ? null : new SessionsInRedis(redis),
                        new SessionDesk.Surroundings(
                                new LocalPaths(routes), tokens, keys, events, health, clock));
        watchPort.takeNotices(desk::takeNotice);
        return desk;
    }

    private void furnish(LimitSettings limits) {
        server.addConnector(publicPort);
        ServerConnector[] all = {publicPort};
        if (certificatesPort != null) {
            server.addConnector(certificatesPort);
            all = new ServerConnector[] {publicPort, certificatesPort};
        }
        server.setErrorHandler(new PlainRefusals());
        server.addBean(new ConnectionLimit(limits.connections(), all));
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
        if (revocations != null) {
            Revocations followed = revocations;
            followed.start();
            figures.gauge(
                    "vigil.gateway.revocations.heard", "all", () -> followed.isCurrent() ? 1 : 0);
        }
        if (counts != null) {
            counts.start();
        }
        watchPort.start();
        health.watch(settings.houses().readinessEvery(), forwarder::saysReady);
        open = true;
        streamWatch.start();
        log.atInfo()
                .setMessage("gateway open")
                .addKeyValue("port", publicPort.getLocalPort())
                .addKeyValue("watchPort", watchPort.port())
                .log();
    }

    /** An open stream ends within a second or two of the end of its token. */
    private void watchStreams() {
        try {
            while (!closing) {
                Thread.sleep(STREAM_LOOK);
                forwarder.breakOffStreams(tokens::stillHolds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return publicPort.getLocalPort();
    }

    /** Where callers prove themselves by certificates; below zero where nowhere. */
    public int certificatesPort() {
        return certificatesPort == null ? -1 : certificatesPort.getLocalPort();
    }

    public int watchPort() {
        return watchPort.port();
    }

    /**
     * Says that it takes no more, goes on until that was seen, then takes nothing new, ends the
     * streams, lets what is under way finish, and goes.
     */
    @Override
    public void close() {
        open = false;
        pause();
        closing = true;
        streamWatch.interrupt();
        try {
            forwarder.breakOffStreams();
            server.stop();
        } catch (Exception e) {
            log.atWarn().setMessage("not everything was finished").addKeyValue("why", why(e)).log();
        }
        keys.close();
        if (revocations != null) {
            revocations.close();
        }
        if (counts != null) {
            counts.close();
        }
        if (proofs != null) {
            proofs.close();
        }
        apiKeys.close();
        health.close();
        if (sessions != null) {
            sessions.close();
        }
        eventQueue.close();
        watchPort.close();
        figures.close();
        log.atInfo().setMessage("gateway closed").log();
    }

    private void pause() {
        try {
            Thread.sleep(settings.limits().drainPause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String why(Throwable failure) {
        StringBuilder why = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            why.append(": ").append(cause.getMessage());
        }
        return why.toString();
    }
}
