package vigil.screening;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.screening.jobs.JobDesk;
import vigil.screening.jobs.JobFiles;
import vigil.screening.jobs.JobParts;
import vigil.screening.jobs.JobSettings;
import vigil.screening.jobs.Jobs;
import vigil.screening.lists.Lists;
import vigil.screening.questions.QuestionSettings;
import vigil.screening.register.Watches;
import vigil.watchlists.matching.Finder;

/** Files of names, put together. */
@Configuration(proxyBeanMethods = false)
class JobThings {

    @Bean
    JobFiles jobFiles(@Value("${vigil.state}") Path state, SubjectKeys keys, Sealer sealer) {
        return new JobFiles(state.resolve("jobs"), keys, sealer);
    }

    @Bean
    JobParts jobParts(
            Questions questions,
            JobFiles files,
            Lists lists,
            Finder finder,
            QuestionSettings threshold,
            JobSettings settings) {
        return new JobParts(questions, files, lists, finder, threshold, settings);
    }

    @Bean
    JobDesk jobDesk(JobParts parts, Evidence evidence) {
        return new JobDesk(parts, evidence);
    }

    @Bean
    Jobs jobs(
            JobParts parts,
            JobDesk desk,
            Watches watches,
            Evidence evidence,
            DataSource dataSource) {
        return new Jobs(parts, desk, watches, evidence, dataSource);
    }
}
