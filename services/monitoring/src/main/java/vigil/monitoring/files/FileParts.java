package vigil.monitoring.files;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.monitoring.desk.DeskParts;
import vigil.monitoring.desk.FirstDecisions;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.projection.Projection;
import vigil.monitoring.store.BatchCommit;
import vigil.monitoring.store.TransactionStore;
import vigil.monitoring.vitals.Vitals;

/** What takes files, put together. */
@Configuration(proxyBeanMethods = false)
class FileParts {

    @Bean
    Patience patience(Vitals vitals, Projection projection, FileSettings settings) {
        return new Patience(vitals, projection.progress(), settings);
    }

    @Bean
    BatchIntake batchIntake(
            DataSource dataSource,
            TransactionStore store,
            TransactionLog log,
            Loops loops,
            FirstDecisions firstDecisions,
            Patience patience) {
        return new BatchIntake(
                dataSource, new BatchCommit(store), log, loops, firstDecisions, patience);
    }

    @Bean
    TransactionFiles transactionFiles(
            DeskParts desk,
            BatchIntake intake,
            Patience patience,
            Questions questions,
            FileSettings settings,
            Vitals vitals) {
        return new TransactionFiles(
                new FileRun.RunParts(
                        desk.preparation(),
                        desk.parties(),
                        intake,
                        patience,
                        new FileRegister(questions),
                        settings,
                        InstantSource.system()),
                vitals,
                desk.judged());
    }
}
