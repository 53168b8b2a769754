package vigil.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.database.HouseDatabase;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.evidence.EvidenceHouse.KafkaSettings;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.requests.EventStream;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.tls.HouseTls;
import vigil.monitoring.decisions.ClientNames;
import vigil.monitoring.decisions.DecisionFeed;
import vigil.monitoring.desk.DecisionDesk;
import vigil.monitoring.desk.DeskFigures;
import vigil.monitoring.desk.DeskParts;
import vigil.monitoring.desk.DeskSettings;
import vigil.monitoring.desk.FirstDecisions;
import vigil.monitoring.desk.Sweep;
import vigil.monitoring.detection.DetectionSettings;
import vigil.monitoring.intake.iso20022.IsoMessageReader;
import vigil.monitoring.intake.json.JsonTransactionReader;
import vigil.monitoring.leadership.Leadership;
import vigil.monitoring.leadership.LeadershipSettings;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.log.Topics;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.parties.Parties;
import vigil.monitoring.parties.PartySettings;
import vigil.monitoring.projection.DecisionWriter;
import vigil.monitoring.projection.Projection;
import vigil.monitoring.projection.ProjectionSettings;
import vigil.monitoring.projection.ProjectionSource;
import vigil.monitoring.rates.Rates;
import vigil.monitoring.scenarios.BuiltIns;
import vigil.monitoring.store.GroupCommit;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.store.StoreSettings;
import vigil.monitoring.store.TransactionStore;
import vigil.monitoring.vitals.Vitals;
import vigil.monitoring.waiting.Waiting;

/** What moves in this house: the log, the loops behind it, the desk before it, the read side. */
@Configuration(proxyBeanMethods = false)
class MovingThings {

    private static final int DECISION_STREAMS = 64;
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    @Bean
    JsonTransactionReader jsonTransactionReader(InstantSource clock) {
        return new JsonTransactionReader(clock);
    }

    @Bean
    IsoMessageReader isoMessageReader(InstantSource clock) {
        return new IsoMessageReader(clock);
    }

    @Bean
    Topics topics(KafkaSettings kafka, LogSettings settings) {
        return Topics.ensure(kafka.bootstrap(), settings);
    }

    @Bean(destroyMethod = "close")
    TransactionLog transactionLog(KafkaSettings kafka, Topics topics, LogSettings settings) {
        return new TransactionLog(kafka.bootstrap(), topics, settings);
    }

    @Bean
    Cores cores(DetectionSettings detection, Rates rates, LoopSettings loop) {
        return new Cores(detection.in(rates.base()), ScenarioSet.builtIn(), loop.replicas());
    }

    @Bean(destroyMethod = "close")
    StateFolder stateFolder(@Value("${vigil.state}") Path path) {
        return StateFolder.open(path, LOCK_PATIENCE);
    }

    @Bean
    Waiting waiting() {
        return new Waiting();
    }

    @Bean
    Leadership leadership(
            HouseDatabase.Settings database,
            LeadershipSettings settings,
            ObjectProvider<Loops> loops) {
        return new Leadership(database, settings, () -> loops.getObject().isAbreast());
    }

    @Bean
    Loops.Asking asking(Waiting waiting, Leadership leadership) {
        return new Loops.Asking(waiting, leadership);
    }

    @Bean
    Loops loops(
            KafkaSettings kafka,
            Topics topics,
            Cores cores,
            LoopSettings settings,
            StateFolder state,
            Loops.Asking asking) {
        return new Loops(
                new Loops.LogPlace(kafka.bootstrap(), topics),
                cores,
                settings,
                state.path(),
                asking);
    }

    @Bean
    Projection projection(
            DataSource dataSource,
            ProjectionSource source,
            ProjectionSettings settings,
            DecisionWriter writer,
            Vitals vitals) {
        return new Projection(dataSource, source, settings, writer, vitals.database());
    }

    @Bean
    ProjectionSource projectionSource(KafkaSettings kafka, Topics topics, Loops loops) {
        return new ProjectionSource(kafka.bootstrap(), topics, loops::isLeading);
    }

    @Bean
    DecisionWriter decisionWriter(Outbox outbox, Evidence evidence) {
        return new DecisionWriter(outbox, evidence);
    }

    @Bean
    GroupCommit groupCommit(
            DataSource dataSource,
            TransactionStore store,
            TransactionLog log,
            Vitals vitals,
            StoreSettings settings) {
        return new GroupCommit(dataSource, store, log, vitals.database(), settings);
    }

    @Bean
    DeskFigures deskFigures(MeterRegistry metrics) {
        return new DeskFigures(metrics);
    }

    @Bean(destroyMethod = "close")
    Parties parties(
            PartySettings settings,
            MasterKey master,
            Environment environment,
            MeterRegistry metrics) {
        return new Parties(settings, master, HouseTls.of(environment::getProperty), metrics);
    }

    @Bean
    DeskParts.WayIn wayIn(TransactionLog log, Waiting waiting, BuiltIns builtIns) {
        return new DeskParts.WayIn(log, waiting, builtIns::requireSet);
    }

    @Bean
    DeskParts deskParts(
            Preparation preparation,
            Parties parties,
            GroupCommit store,
            DeskParts.WayIn wayIn,
            FirstDecisions firstDecisions) {
        return new DeskParts(preparation, parties, store, wayIn, firstDecisions);
    }

    @Bean
    FirstDecisions firstDecisions(Questions questions, Projection projection) {
        return new FirstDecisions(questions, projection.progress());
    }

    @Bean
    DecisionDesk decisionDesk(
            Vitals vitals, DeskParts parts, DeskSettings settings, DeskFigures figures) {
        return new DecisionDesk(vitals, parts, settings, figures);
    }

    @Bean
    Sweep sweep(
            DataSource dataSource,
            Vitals vitals,
            TransactionLog log,
            Projection projection,
            DeskSettings settings,
            MeterRegistry metrics) {
        return new Sweep(dataSource, vitals, log, projection.progress(), settings, metrics);
    }

    @Bean
    EventStream decisionStream(InstantSource clock) {
        return new EventStream("decision", DECISION_STREAMS, clock);
    }

    @Bean
    DecisionFeed decisionFeed(Questions questions, Projection projection, ClientNames names) {
        return new DecisionFeed(questions, projection.progress(), names);
    }

    /** Part of readiness. */
    @Bean
    HealthIndicator parts(Vitals vitals, Loops loops) {
        return () ->
                withRestart(
                        vitals.isReady()
                                ? Health.up()
                                : Health.outOfService().withDetail("missing", vitals.missing()),
                        loops);
    }

    /** Whether this process could lead at once, be it the leader or a standby. */
    @Bean
    HealthIndicator abreast(Loops loops) {
        return () -> withRestart(loops.isAbreast() ? Health.up() : Health.outOfService(), loops);
    }

    private static Health withRestart(Health.Builder health, Loops loops) {
        Loops.Restart restart = loops.restart();
        return health.withDetail("behind", restart.behind())
                .withDetail("replayed", restart.replayed())
                .withDetail("seconds", restart.seconds())
                .build();
    }

    /** Registered once all parts stand. */
    @Bean
    Gauges gauges(
            MeterRegistry metrics,
            Loops loops,
            Projection projection,
            GroupCommit store,
            TransactionLog log,
            Waiting waiting) {
        loops.register(metrics);
        FunctionCounter.builder("vigil.projection.batches", projection, p -> p.progress().commits())
                .register(metrics);
        FunctionCounter.builder("vigil.store.commits", store, GroupCommit::commits)
                .register(metrics);
        FunctionCounter.builder("vigil.log.append.failures", log, TransactionLog::failures)
                .register(metrics);
        Gauge.builder("vigil.projection.lag", projection, p -> p.progress().lag())
                .register(metrics);
        Gauge.builder("vigil.store.waiting", store, GroupCommit::waiting).register(metrics);
        Gauge.builder("vigil.desk.waiting", waiting, Waiting::size).register(metrics);
        return new Gauges();
    }

    /** Stands for the gauges that were registered. */
    record Gauges() {}
}
