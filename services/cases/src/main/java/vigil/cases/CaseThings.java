package vigil.cases;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vigil.cases.authorities.AuthorityClock;
import vigil.cases.authorities.AuthorityDesk;
import vigil.cases.casework.CaseWords;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.ViewLog;
import vigil.cases.checklists.Checklists;
import vigil.cases.export.CaseExport;
import vigil.cases.export.MadeDecisions;
import vigil.cases.files.FileDesk;
import vigil.cases.files.FileSettings;
import vigil.cases.investigation.CaseClock;
import vigil.cases.investigation.CaseDesk;
import vigil.cases.investigation.CaseReader;
import vigil.cases.investigation.ClosingDesk;
import vigil.cases.looks.LookReader;
import vigil.cases.monitoring.MonitoringHouse;
import vigil.cases.monitoring.MonitoringSettings;
import vigil.cases.queue.QueueReader;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.cases.triage.ItemWork;
import vigil.filings.deadlines.Deadlines;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.tls.HouseTls;

/** The parts of the house that cases need, put together. */
@Configuration(proxyBeanMethods = false)
class CaseThings {

    @Bean
    CaseWork caseWork(Seals seals, Chronicle chronicle) {
        return new CaseWork(seals, chronicle);
    }

    @Bean
    CaseWords caseWords(MasterKey master) {
        return new CaseWords(new BlindIndex(master, "case-words"));
    }

    @Bean
    ViewLog viewLog(Evidence evidence) {
        return new ViewLog(evidence);
    }

    @Bean
    Checklists checklists() {
        return Checklists.ofTheHouse();
    }

    @Bean
    CaseReader caseReader(
            Questions questions, CaseWork work, ViewLog views, Checklists checklists) {
        return new CaseReader(questions, work, views, checklists);
    }

    @Bean
    CaseDesk caseDesk(
            Questions questions,
            CaseWork work,
            ItemWork items,
            CaseWords words,
            Deadlines deadlines) {
        return new CaseDesk(new CaseDesk.Parts(questions, work, items, words, deadlines));
    }

    @Bean
    FileDesk fileDesk(Questions questions, CaseWork work, ViewLog views, FileSettings settings) {
        return new FileDesk(questions, work, views, settings);
    }

    @Bean
    CaseExport caseExport(
            Questions questions,
            CaseWork work,
            CaseReader reader,
            ViewLog views,
            QueueReader queue,
            LookReader looks) {
        return new CaseExport(new CaseExport.Parts(questions, work, reader, views, queue, looks));
    }

    @Bean
    MonitoringHouse monitoringHouse(MonitoringSettings settings, Environment environment) {
        return new MonitoringHouse(settings, HouseTls.of(environment::getProperty));
    }

    @Bean
    MadeDecisions madeDecisions(MonitoringHouse monitoring) {
        return new MadeDecisions(monitoring);
    }

    @Bean
    AuthorityDesk authorityDesk(Questions questions, CaseWork work, Deadlines deadlines) {
        return new AuthorityDesk(questions, work, deadlines);
    }

    @Bean
    AuthorityClock authorityClock(DataSource dataSource, AuthorityDesk desk) {
        return new AuthorityClock(dataSource, desk);
    }

    @Bean
    CaseClock caseClock(DataSource dataSource, Questions questions, CaseWork work) {
        return new CaseClock(dataSource, questions, work);
    }

    @Bean
    ClosingDesk closingDesk(CaseDesk desk, CaseWork work, ItemWork items, Checklists checklists) {
        return new ClosingDesk(desk, work, items, checklists);
    }
}
