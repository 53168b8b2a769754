package vigil.cases.reports.post;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.reports.Answers;
import vigil.cases.reports.Answers.Answer;
import vigil.cases.reports.ReportDetail.RemarkView;
import vigil.cases.reports.ReportWork;
import vigil.cases.reports.Submissions;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportState;
import vigil.cases.told.Chronicle;
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
    private final Answers answers;
    private final Ways ways;

    public ReportPost(
            DataSource dataSource,
            Questions questions,
            ReportWork work,
            Answers answers,
            Ways ways) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.work = work;
        this.answers = answers;
        this.ways = ways;
    }

    /**
     * A way for each authority, so that no file goes to another's.
     *
     * @param goaml on which nothing comes back: its answers stand on the authority's portal
     */
    public record Ways(FolderTransport fincen, FolderTransport goaml) {

        FolderTransport of(String file) {
            return ReportForm.STR.isOf(file) ? goaml : fincen;
        }
    }

    /** Looks after every institution. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        try {
            List<InstitutionId> institutions = Questions.institutions(dataSource);
            for (InstitutionId institution : institutions) {
                send(institution);
            }
            for (Path answer : ways.fincen().answers()) {
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
            ways.of(one.name()).stage(one.name(), file);
        } catch (IOException e) {
            throw new IllegalStateException("the folder of reports cannot be written", e);
        }
        Submissions.staged(connection, one.id());
    }

    private void release(Submissions.Open one) {
        try {
            ways.of(one.name()).release(one.name());
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
                said = AcknowledgementReader.read(ways.fincen().read(answer));
            } catch (IOException e) {
                refuse(answer, "no_acknowledgement");
                return;
            }
            for (InstitutionId institution : institutions) {
                Optional<Boolean> taken = answer(institution, of, said);
                if (taken.isPresent()) {
                    ways.fincen().keep(answer);
                    return;
                }
            }
        }
        refuse(answer, "of_no_submission");
    }

    private void refuse(Path answer, String why) throws IOException {
        ways.fincen().refuse(answer);
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
                        answers.settle(connection, house, one, told(fate.get()));
                    }
                    return Optional.of(news);
                });
    }

    private static Answer told(ReportFate fate) {
        return new Answer(
                switch (fate.verdict()) {
                    case ACCEPTED -> ReportState.ACKNOWLEDGED;
                    case ACCEPTED_WITH_WARNINGS -> ReportState.ACCEPTED_WITH_WARNINGS;
                    case REJECTED -> ReportState.REJECTED;
                },
                fate.document().isEmpty() ? null : fate.document(),
                remarks(fate),
                null);
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
