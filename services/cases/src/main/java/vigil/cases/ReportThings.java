package vigil.cases;

import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.cases.cash.CashSettings;
import vigil.cases.monitoring.MonitoringHouse;
import vigil.cases.reports.CashReports;
import vigil.cases.reports.FilingDesk;
import vigil.cases.reports.ReportDesk;
import vigil.cases.reports.ReportReader;
import vigil.cases.reports.ReportSettings;
import vigil.cases.reports.ReportWork;
import vigil.cases.reports.post.FolderTransport;
import vigil.cases.reports.post.ReportPost;
import vigil.cases.reports.post.sftp.SftpLine;
import vigil.cases.reports.post.sftp.SftpSettings;
import vigil.cases.reports.proposals.CashClock;
import vigil.cases.reports.proposals.ReportClock;
import vigil.cases.reports.story.CaseStory;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.filings.deadlines.Deadlines;
import vigil.filings.fincen.FincenForms;
import vigil.kernel.database.Questions;

/** The parts of the house that reports to authorities need, put together. */
@Configuration(proxyBeanMethods = false)
class ReportThings {

    @Bean
    ReportWork reportWork(Seals seals, Chronicle chronicle, Deadlines deadlines) {
        return new ReportWork(seals, chronicle, new FincenForms(), deadlines);
    }

    @Bean
    ReportDesk reportDesk(
            Questions questions,
            ReportWork work,
            ReportSettings settings,
            MonitoringHouse monitoring) {
        return new ReportDesk(questions, work, settings, new CaseStory(monitoring));
    }

    @Bean
    FilingDesk filingDesk(Questions questions, ReportDesk desk, ReportWork work) {
        return new FilingDesk(questions, desk, work);
    }

    @Bean
    CashReports cashReports(
            ReportDesk desk, ReportWork work, ReportSettings settings, CashSettings cash) {
        return new CashReports(desk, work, settings, cash);
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

    @Bean
    FolderTransport folderTransport(ReportSettings settings, @Value("${vigil.state}") Path state) {
        return new FolderTransport(folder(settings, state));
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
            FolderTransport transport) {
        return new ReportPost(dataSource, questions, work, transport);
    }
}
