package vigil.cases.reports.post;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.pages.Words;
import vigil.cases.reports.Report;
import vigil.cases.reports.ReportDetail.RemarkView;
import vigil.cases.reports.ReportRows;
import vigil.cases.reports.ReportWork;
import vigil.cases.reports.Submissions;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportState;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Deed;
import vigil.filings.acknowledgement.Acknowledgement;
import vigil.filings.acknowledgement.AcknowledgementReader;
import vigil.filings.acknowledgement.ReportFate;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Refusal;

/** Carries files to the authority and its answers back; what fails is tried at the next beat. */
public class ReportPost {

    private static final Logger log = LoggerFactory.getLogger(ReportPost.class);
    private static final int BATCH = 20;
    private static final String ANSWER = ".ACKED";

    private final DataSource dataSource;
    private final Questions questions;
    private final ReportWork work;
    private final FolderTransport transport;

    public ReportPost(
            DataSource dataSource,
            Questions questions,
            ReportWork work,
            FolderTransport transport) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.work = work;
        this.transport = transport;
    }

    /** Looks after every institution. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        try {
            List<InstitutionId> institutions = Questions.institutions(dataSource);
            for (InstitutionId institution : institutions) {
                send(institution);
            }
            for (Path answer : transport.answers()) {
                take(answer, institutions);
            }
        } catch (SQLException | IOException | Refusal | IllegalStateException e) {
            log.atWarn()
                    .setMessage("reports wait for their way out")
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }

    /**
     * Takes each file a step further: onto the disk, committed; then out. Between the two the house
     * may die: what is staged in the table and no longer staged on the disk has left.
     */
    private void send(InstitutionId institution) {
        Caller house = new Caller(institution, Chronicle.HOUSE, Set.of());
        questions.change(
                institution,
                connection -> {
                    for (Submissions.Open one : Submissions.toSend(connection, BATCH)) {
                        if (one.state().equals("pending")) {
                            stage(connection, house, one);
                        }
                    }
                    return 0;
                });
        questions.change(
                institution,
                connection -> {
                    for (Submissions.Open one : Submissions.toSend(connection, BATCH)) {
                        if (one.state().equals("staged")) {
                            release(one);
                            Submissions.sent(connection, one.id(), work.chronicle().now());
                        }
                    }
                    return 0;
                });
    }

    private void stage(Connection connection, Caller house, Submissions.Open one)
            throws SQLException {
        byte[] file =
                Submissions.file(
                        one, work.seals().existing(connection, house.institution(), one.report()));
        try {
            transport.stage(one.name(), file);
        } catch (IOException e) {
            throw new IllegalStateException("the folder of reports cannot be written", e);
        }
        Submissions.staged(connection, one.id());
    }

    private void release(Submissions.Open one) {
        try {
            transport.release(one.name());
        } catch (IOException e) {
            throw new IllegalStateException("the folder of reports cannot be written", e);
        }
    }

    private void take(Path answer, List<InstitutionId> institutions) throws IOException {
        String name = FolderTransport.name(answer);
        if (name.endsWith(ANSWER)) {
            String of = name.substring(0, name.length() - ANSWER.length());
            Acknowledgement said;
            try {
                said = AcknowledgementReader.read(transport.read(answer));
            } catch (IOException e) {
                refuse(answer, "no_acknowledgement");
                return;
            }
            for (InstitutionId institution : institutions) {
                Optional<Boolean> taken = answer(institution, of, said);
                if (taken.isPresent()) {
                    transport.keep(answer);
                    return;
                }
            }
        }
        refuse(answer, "of_no_submission");
    }

    private void refuse(Path answer, String why) throws IOException {
        transport.refuse(answer);
        log.atWarn().setMessage("an answer was put aside").addKeyValue("why", why).log();
    }

    /** Whether the answer changed something; empty where the institution sent no such file. */
    private Optional<Boolean> answer(InstitutionId institution, String name, Acknowledgement said) {
        Caller house = new Caller(institution, Chronicle.HOUSE, Set.of());
        return questions.change(
                institution,
                connection -> {
                    Optional<Submissions.Open> found = Submissions.sent(connection, name);
                    if (found.isEmpty()) {
                        return Optional.<Boolean>empty();
                    }
                    Submissions.Open one = found.get();
                    Optional<ReportFate> fate = said.of(0, List.of(one.sequence()));
                    boolean news = one.state().equals("sent") && fate.isPresent();
                    if (news) {
                        settle(connection, house, one, fate.get());
                    }
                    return Optional.of(news);
                });
    }

    private void settle(Connection connection, Caller house, Submissions.Open one, ReportFate fate)
            throws SQLException {
        ReportAct act =
                switch (fate.verdict()) {
                    case ACCEPTED -> ReportAct.ACKNOWLEDGE;
                    case ACCEPTED_WITH_WARNINGS -> ReportAct.WARN;
                    case REJECTED -> ReportAct.REJECT;
                };
        Instant now = work.chronicle().now();
        Report kept = ReportRows.lock(connection, one.report()).orElseThrow();
        ReportState next = work.after(kept, act);
        Submissions.answered(connection, one.id(), Words.of(next), remarks(fate), now);
        Map<String, String> details = new LinkedHashMap<>();
        details.put("verdict", Words.of(next));
        details.put("submissionId", one.id().toString());
        Report after =
                work.step(
                        connection,
                        house,
                        kept.moved(
                                kept.standing()
                                        .answered(
                                                next,
                                                fate.document().isEmpty()
                                                        ? null
                                                        : fate.document())),
                        "answered",
                        details);
        work.announce(
                connection,
                deed(house, kept.id()),
                after,
                "report.acknowledged",
                Map.copyOf(details));
    }

    private static Deed deed(Caller house, UUID report) {
        return new Deed(house.institution(), house.login(), "report", report, "answered", Map.of());
    }

    private static List<RemarkView> remarks(ReportFate fate) {
        return fate.remarks().stream()
                .map(remark ->
                        new RemarkView(
                                remark.level(),
                                remark.code(),
                                remark.element(),
                                remark.place(),
                                remark.text()))
                .toList();
    }
}
