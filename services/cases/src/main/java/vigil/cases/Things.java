package vigil.cases;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.cases.bulk.BulkReader;
import vigil.cases.cash.CashDesk;
import vigil.cases.cash.CashSettings;
import vigil.cases.intake.Arrivals;
import vigil.cases.intake.QueueClock;
import vigil.cases.looks.LookClock;
import vigil.cases.looks.LookDesk;
import vigil.cases.looks.LookReader;
import vigil.cases.metrics.MetricsReader;
import vigil.cases.queue.QueueReader;
import vigil.cases.sampling.DrawSecrets;
import vigil.cases.sampling.Draws;
import vigil.cases.seal.Seals;
import vigil.cases.settings.DeadlineSettings;
import vigil.cases.told.Chronicle;
import vigil.cases.triage.BulkDesk;
import vigil.cases.triage.ItemWork;
import vigil.cases.triage.MergeDesk;
import vigil.cases.triage.TriageDesk;
import vigil.filings.deadlines.Deadlines;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.evidence.EvidenceHouse.KafkaSettings;
import vigil.kernel.outbox.EventFollower;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;

/** The parts of the house that the queue needs, put together. */
@Configuration(proxyBeanMethods = false)
class Things {

    private static final int CACHED_KEYS = 10_000;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    MasterKey masterKey(@Value("${vigil.master-key-file}") Path file) {
        return MasterKey.fromFile(file);
    }

    @Bean
    Questions questions(DataSource dataSource) {
        return new Questions(dataSource, () -> {});
    }

    @Bean
    Seals seals(MasterKey master, SecureRandom random) {
        return new Seals(new SubjectKeys(master, random, CACHED_KEYS), new Sealer(random));
    }

    @Bean
    Chronicle chronicle(Outbox outbox, Evidence evidence, InstantSource clock) {
        return new Chronicle(outbox, evidence, clock);
    }

    @Bean
    Deadlines deadlines(DeadlineSettings settings) {
        Path own = settings.file();
        return own == null ? Deadlines.standard() : Deadlines.standardAnd(own);
    }

    @Bean
    DrawSecrets drawSecrets(MasterKey master) {
        return new DrawSecrets(master);
    }

    @Bean
    ItemWork itemWork(Seals seals, Chronicle chronicle, DrawSecrets secrets, Evidence evidence) {
        return new ItemWork(seals, chronicle, new Draws(secrets, chronicle, evidence));
    }

    @Bean
    LookDesk lookDesk(
            Questions questions,
            TriageDesk triage,
            Seals seals,
            Chronicle chronicle,
            LookReader reader) {
        return new LookDesk(questions, triage, seals, chronicle, reader);
    }

    @Bean
    LookClock lookClock(DataSource dataSource, Questions questions, Chronicle chronicle) {
        return new LookClock(dataSource, questions, chronicle);
    }

    @Bean
    LookReader lookReader(Questions questions, Seals seals, Chronicle chronicle) {
        return new LookReader(questions, seals, chronicle);
    }

    @Bean
    QueueReader queueReader(Questions questions, Seals seals, Chronicle chronicle) {
        return new QueueReader(questions, seals, chronicle);
    }

    @Bean
    MetricsReader metricsReader(Questions questions) {
        return new MetricsReader(questions);
    }

    @Bean
    TriageDesk triageDesk(Questions questions, ItemWork work) {
        return new TriageDesk(questions, work);
    }

    @Bean
    BulkReader bulkReader(Questions questions, Seals seals, Chronicle chronicle) {
        return new BulkReader(questions, seals, chronicle);
    }

    @Bean
    BulkDesk bulkDesk(
            Questions questions, TriageDesk desk, ItemWork work, Seals seals, BulkReader reader) {
        return new BulkDesk(questions, desk, work, seals, reader);
    }

    @Bean
    MergeDesk mergeDesk(Questions questions, ItemWork work, TriageDesk desk) {
        return new MergeDesk(questions, work, desk);
    }

    @Bean
    CashDesk cashDesk(CashSettings settings) {
        return new CashDesk(settings);
    }

    @Bean
    EventFollower eventFollower(
            DataSource dataSource, KafkaSettings kafka, ItemWork work, CashDesk cash) {
        return new EventFollower(
                dataSource, kafka.bootstrap(), Chronicle.HOUSE, new Arrivals(work, cash));
    }

    @Bean
    QueueClock queueClock(DataSource dataSource, Questions questions, ItemWork work) {
        return new QueueClock(dataSource, questions, work);
    }
}
