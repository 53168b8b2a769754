package vigil.monitoring;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.evidence.EvidenceHouse.KafkaSettings;
import vigil.kernel.outbox.Outbox;
import vigil.monitoring.backtests.BacktestQueue;
import vigil.monitoring.backtests.Backtests;
import vigil.monitoring.comparison.LogComparison;
import vigil.monitoring.log.Topics;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.LogReplay;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.models.ModelDesk;
import vigil.monitoring.peers.PeerRounds;
import vigil.monitoring.peers.PeerSettings;
import vigil.monitoring.rates.Rates;
import vigil.monitoring.replays.ReplayRounds;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.scenarios.Announcements;
import vigil.monitoring.scenarios.BuiltIns;
import vigil.monitoring.scenarios.Library;
import vigil.monitoring.scenarios.ScenarioDesk;
import vigil.monitoring.scenarios.SetMaker;
import vigil.monitoring.sets.SetAppender;
import vigil.monitoring.sets.SetSettings;
import vigil.monitoring.sets.StandbyFillings;

/** What leads scenarios through their life. */
@Configuration(proxyBeanMethods = false)
class ScenarioThings {

    @Bean
    Announcements announcements(Evidence evidence, Outbox outbox, InstantSource clock) {
        return new Announcements(evidence, outbox, clock);
    }

    @Bean
    SetAppender setAppender(
            DataSource dataSource,
            Questions questions,
            TransactionLog log,
            Loops loops,
            SetSettings settings) {
        return new SetAppender(dataSource, questions, log, loops, settings);
    }

    @Bean
    StandbyFillings standbyFillings(DataSource dataSource, Questions questions, Loops loops) {
        return new StandbyFillings(dataSource, questions, loops);
    }

    @Bean
    Library library(Cores cores) {
        return new Library(cores);
    }

    @Bean
    SetMaker setMaker(Cores cores, Library library, SetSettings settings) {
        return new SetMaker(cores, library, settings);
    }

    @Bean
    BuiltIns builtIns(
            Questions questions,
            Institutions institutions,
            Library library,
            SetMaker sets,
            SetAppender appender,
            Announcements announcements) {
        return new BuiltIns(
                new BuiltIns.Parts(
                        questions, institutions, library, sets, appender, announcements));
    }

    @Bean
    ScenarioDesk scenarioDesk(
            Questions questions,
            BuiltIns builtIns,
            SetMaker sets,
            Announcements announcements,
            Cores cores,
            SetAppender appender) {
        return new ScenarioDesk(
                new ScenarioDesk.DeskParts(questions, builtIns, sets, announcements, cores),
                appender);
    }

    @Bean
    LogReplay logReplay(KafkaSettings kafka, Topics topics, LoopSettings settings) {
        return new LogReplay(kafka.bootstrap(), topics, settings);
    }

    @Bean
    Backtests backtests(
            Questions questions,
            ScenarioDesk desk,
            ModelDesk models,
            Announcements announcements,
            Cores cores,
            LogReplay log) {
        return new Backtests(questions, desk, models, announcements, cores, log);
    }

    /** Backtests and replays keep one core more in memory between them. */
    @Bean
    Semaphore furtherCore() {
        return new Semaphore(1, true);
    }

    @Bean
    BacktestQueue backtestQueue(
            DataSource dataSource,
            Backtests backtests,
            LogReplay log,
            Semaphore furtherCore,
            Loops loops) {
        return new BacktestQueue(dataSource, backtests, log, furtherCore, loops::isLeading);
    }

    @Bean
    LogComparison logComparison(
            KafkaSettings kafka, Topics topics, Cores cores, LoopSettings settings) {
        return new LogComparison(kafka.bootstrap(), topics, cores, settings);
    }

    @Bean
    PeerRounds peerRounds(
            DataSource dataSource,
            Questions questions,
            Rates rates,
            PeerSettings settings,
            Loops loops) {
        return new PeerRounds(dataSource, questions, rates.base(), settings, loops::isLeading);
    }

    @Bean
    ReplayRounds replayRounds(
            DataSource dataSource,
            Questions questions,
            LogComparison log,
            Evidence evidence,
            Semaphore furtherCore,
            Loops loops) {
        return new ReplayRounds(dataSource, questions, log, evidence, furtherCore, loops);
    }
}
