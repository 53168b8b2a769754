package vigil.screening;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.matcher.words.NameReader;
import vigil.screening.customers.CustomerDesk;
import vigil.screening.hits.FollowUp;
import vigil.screening.hits.HitReader;
import vigil.screening.hits.Sighter;
import vigil.screening.lists.Lists;
import vigil.screening.lists.PastLists;
import vigil.screening.ownership.IndirectBlocks;
import vigil.screening.questions.QuestionSettings;
import vigil.screening.register.CustomerLoading;
import vigil.screening.register.CustomerRows;
import vigil.screening.register.CustomerSeal;
import vigil.screening.register.Watches;
import vigil.screening.rescreening.Alarms;
import vigil.screening.rescreening.Follower;
import vigil.screening.rescreening.Rescreening;
import vigil.screening.review.ReviewDesk;
import vigil.watchlists.matching.Finder;
import vigil.watchlists.versions.SnapshotArchive;

/** Customers, hits and what follows lists up, put together. */
@Configuration(proxyBeanMethods = false)
class CustomerThings {

    private static final int CACHED_KEYS = 50_000;

    @Bean
    Sealer sealer(SecureRandom random) {
        return new Sealer(random);
    }

    @Bean
    SubjectKeys subjectKeys(MasterKey master, SecureRandom random) {
        return new SubjectKeys(master, random, CACHED_KEYS);
    }

    @Bean
    CustomerSeal customerSeal(SubjectKeys keys, Sealer sealer, MasterKey master) {
        return new CustomerSeal(keys, sealer, new BlindIndex(master, "customer-contents"));
    }

    @Bean
    CustomerRows customerRows(CustomerSeal seal) {
        return new CustomerRows(seal);
    }

    @Bean
    Watches watches(NameReader reader) {
        return new Watches(reader);
    }

    @Bean
    Sighter sighter(Finder finder, QuestionSettings settings) {
        return new Sighter(finder, settings);
    }

    @Bean
    FollowUp followUp(CustomerSeal seal, Outbox outbox, Evidence evidence, InstantSource clock) {
        return new FollowUp(seal, outbox, evidence, clock);
    }

    @Bean
    CustomerDesk customerDesk(
            Questions questions,
            CustomerLoading loading,
            CustomerRows rows,
            CustomerSeal seal,
            Lists lists,
            Screens screens) {
        return new CustomerDesk(
                new CustomerDesk.Parts(
                        questions,
                        loading,
                        rows,
                        seal,
                        lists,
                        screens.sighter(),
                        screens.followUp(),
                        screens.evidence()));
    }

    /** What looks for hits and writes them. */
    record Screens(Sighter sighter, FollowUp followUp, Outbox outbox, Evidence evidence) {}

    @Bean
    Screens screens(Sighter sighter, FollowUp followUp, Outbox outbox, Evidence evidence) {
        return new Screens(sighter, followUp, outbox, evidence);
    }

    @Bean
    CustomerLoading customerLoading(Questions questions, Watches watches, CustomerRows rows) {
        return new CustomerLoading(questions, watches, rows);
    }

    @Bean
    Rescreening rescreening(
            Questions questions,
            CustomerLoading customers,
            @Value("${vigil.state}") Path state,
            Screens screens,
            InstantSource clock) {
        return new Rescreening(
                new Rescreening.Parts(
                        questions,
                        customers,
                        new SnapshotArchive(state.resolve("lists")),
                        screens.sighter(),
                        screens.followUp(),
                        screens.outbox(),
                        screens.evidence(),
                        clock));
    }

    @Bean
    IndirectBlocks indirectBlocks(Lists lists) {
        return new IndirectBlocks(lists);
    }

    @Bean
    HitReader hitReader(
            Questions questions,
            CustomerRows rows,
            CustomerSeal seal,
            Looking looking,
            Evidence evidence) {
        return new HitReader(
                new HitReader.Parts(
                        questions,
                        rows,
                        seal,
                        looking.lists(),
                        looking.finder(),
                        looking.blocks(),
                        evidence));
    }

    /** What explains hits. */
    record Looking(PastLists lists, Finder finder, IndirectBlocks blocks) {}

    @Bean
    Looking looking(PastLists lists, Finder finder, IndirectBlocks blocks) {
        return new Looking(lists, finder, blocks);
    }

    @Bean
    ReviewDesk reviewDesk(
            Questions questions,
            CustomerSeal seal,
            Outbox outbox,
            Evidence evidence,
            InstantSource clock) {
        return new ReviewDesk(new ReviewDesk.Parts(questions, seal, outbox, evidence, clock));
    }

    @Bean
    Alarms alarms(Questions questions, Outbox outbox, Evidence evidence, InstantSource clock) {
        return new Alarms(questions, outbox, evidence, clock);
    }

    @Bean
    Follower follower(
            DataSource dataSource,
            Lists lists,
            CustomerLoading loading,
            Rescreening rescreening,
            Alarms alarms,
            MeterRegistry metrics) {
        return new Follower(dataSource, lists, loading, rescreening, alarms, metrics);
    }
}
