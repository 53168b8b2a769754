package vigil.screening;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.secrecy.MasterKey;
import vigil.matcher.words.NameReader;
import vigil.screening.lists.Approvals;
import vigil.screening.lists.Arrivals;
import vigil.screening.lists.ListChangeListener;
import vigil.screening.lists.ListSettings;
import vigil.screening.lists.Lists;
import vigil.screening.lists.PastLists;
import vigil.screening.lists.Upkeep;
import vigil.watchlists.matching.Finder;

/** The parts of the house, put together. */
@Configuration(proxyBeanMethods = false)
class Things {

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
    NameReader nameReader() {
        return new NameReader();
    }

    @Bean
    Lists lists() {
        return new Lists();
    }

    @Bean
    Upkeep upkeep(
            ListSettings settings,
            @Value("${vigil.state}") Path state,
            Lists lists,
            NameReader reader,
            InstantSource clock,
            List<ListChangeListener> listeners) {
        return new Upkeep(
                new Upkeep.Parts(settings, state.resolve("lists"), lists, reader, clock),
                listeners);
    }

    @Bean
    PastLists pastLists(Lists lists, Upkeep upkeep) {
        return new PastLists(lists, upkeep.archive());
    }

    @Bean
    Approvals approvals(Questions questions, DataSource dataSource, Evidence evidence) {
        return new Approvals(questions, dataSource, evidence);
    }

    @Bean
    Arrivals arrivals(
            Upkeep upkeep,
            Approvals approvals,
            @Value("${vigil.state}") Path state,
            InstantSource clock) {
        return new Arrivals(upkeep, approvals, state.resolve("arriving"), clock);
    }

    @Bean
    Finder finder(NameReader reader) {
        return new Finder(reader);
    }

    /** Part of readiness. */
    @Bean("listsInForce")
    HealthIndicator listsHealth(Lists lists) {
        return () -> lists.isReady() ? Health.up().build() : Health.outOfService().build();
    }
}
