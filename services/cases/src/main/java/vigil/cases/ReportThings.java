package vigil.cases;

import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.cases.cash.CashSettings;
import vigil.cases.monitoring.MonitoringHouse;
import vigil.cases.reports.AbandonmentDesk;
import vigil.cases.reports.Answers;
import vigil.cases.reports.CashReports;
import vigil.cases.reports.DetectionDesk;
import vigil.cases.reports.FilingDesk;
import vigil.cases.reports.ReportDesk;
import vigil.cases.reports.ReportReader;
import vigil.cases.reports.ReportWork;
import vigil.cases.reports.authority.AuthorityForms;
import vigil.cases.reports.authority.GoamlSettings;
import vigil.cases.reports.authority.ReportSettings;
import vigil.cases.reports.post.FolderTransport;
import vigil.cases.reports.post.ReportPost;
import vigil.cases.reports.post.ReportPost.Ways;
import vigil.cases.reports.post.sftp.SftpLine;
import vigil.cases.reports.post.sftp.SftpSettings;
import vigil.cases.reports.proposals.CashClock;
import vigil.cases.reports.proposals.ReportClock;
import vigil.cases.reports.story.CaseStory;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.filings.deadlines.Deadlines;
import vigil.kernel.database.Questions;

/** The parts of the house that reports to authorities need, put together. */
@Configuration(proxyBeanMethods = false)
class ReportThings {

    @Bean
    AuthorityForms authorityForms(ReportSettings reports, GoamlSettings goaml) {
        return new AuthorityForms(reports, goaml);
    }

    @Bean
    ReportWork reportWork(
            Seals seals, Chronicle chronicle, AuthorityForms forms, Deadlines deadlines) {
        return new ReportWork(seals, chronicle, forms, deadlines);
    }

    @Bean
    ReportDesk reportDesk(Questions questions, ReportWork work, MonitoringHouse monitoring) {
        return new ReportDesk(questions, work, new CaseStory(monitoring));
    }

    @Bean
    AbandonmentDesk abandonmentDesk(ReportDesk desk, ReportWork work) {
        return new AbandonmentDesk(desk, work);
    }

    @Bean
    DetectionDesk detectionDesk(ReportDesk desk, ReportWork work) {
        return new DetectionDesk(desk, work);
    }

    @Bean
    Answers answers(ReportDesk desk, ReportWork work) {
        return new Answers(desk, work);
    }

    @Bean
    FilingDesk filingDesk(Questions questions, ReportDesk desk, ReportWork work) {
        return new FilingDesk(questions, desk, work);
    }

    @Bean
    CashReports cashReports(ReportDesk desk, ReportWork work, CashSettings cash) {
        return new CashReports(desk, work, cash);
    }

    @Bean
    CashClock cashClock(
            DataSource dataSource,
            Questions questions,
            CashReports reports,
            CashSettings settings) {
        return new CashClock(dataSource, questions, reports, settings);
    }

    @Bean
    ReportClock reportClock(DataSource dataSource, Questions questions, ReportWork work) {
        return new ReportClock(dataSource, questions, work);
    }

    @Bean
    ReportReader reportReader(Questions questions, ReportWork work) {
        return new ReportReader(questions, work);
    }

    /** What is for an authority with goAML lies apart: the line to FinCEN must not carry it. */
    @Bean
    Ways ways(ReportSettings settings, @Value("${vigil.state}") Path state) {
        Path folder = folder(settings, state);
        return new Ways(new FolderTransport(folder), new FolderTransport(folder.resolve("goaml")));
    }

    @Bean
    SftpLine sftpLine(
            ReportSettings settings, @Value("${vigil.state}") Path state, SftpSettings sftp) {
        return new SftpLine(folder(settings, state), sftp);
    }

    private static Path folder(ReportSettings settings, Path state) {
        return Objects.requireNonNullElse(settings.folder(), state.resolve("reports"));
    }

    @Bean
    ReportPost reportPost(
            DataSource dataSource,
            Questions questions,
            ReportWork work,
            Answers answers,
            Ways ways) {
        return new ReportPost(dataSource, questions, work, answers, ways);
    }
}
