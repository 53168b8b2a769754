package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.cases.pages.Words;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportLife;
import vigil.cases.reports.life.ReportState;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;

/** What the tables keep by themselves, whatever the code would do. */
class ReportTablesTest {

    private static final House HOUSE = House.shared();
    private static final InstitutionId BANK = new InstitutionId("report-tables");

    /** The states on the way to each state. */
    private static final Map<ReportState, List<ReportState>> WAYS =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(ReportState.DRAFT, List.of()),
                            Map.entry(ReportState.VALIDATED, List.of()),
                            Map.entry(ReportState.IN_REVIEW, List.of(ReportState.VALIDATED)),
                            Map.entry(
                                    ReportState.APPROVED,
                                    List.of(ReportState.VALIDATED, ReportState.IN_REVIEW)),
                            Map.entry(ReportState.SUBMITTED, approved()),
                            Map.entry(ReportState.ACKNOWLEDGED, submitted()),
                            Map.entry(ReportState.REJECTED, submitted()),
                            Map.entry(ReportState.ACCEPTED_WITH_WARNINGS, submitted()),
                            Map.entry(ReportState.AMENDED, accepted()),
                            Map.entry(ReportState.CONTINUED, accepted()),
                            Map.entry(ReportState.GIVING_UP, List.of()),
                            Map.entry(ReportState.GIVEN_UP, List.of(ReportState.GIVING_UP))));

    private final Questions questions = HOUSE.part(Questions.class);

    @ParameterizedTest
    @EnumSource
    void theTablesKnowTheSameStepsAsTheCode(ReportForm form) {
        for (ReportState from : ReportState.values()) {
            if (!isReached(form, from)) {
                continue;
            }
            Set<ReportState> allowed =
                    Arrays.stream(ReportAct.values())
                            .flatMap(act -> ReportLife.after(form, from, act).stream())
                            .collect(Collectors.toSet());
            for (ReportState to : ReportState.values()) {
                if (from != to) {
                    assertThat(taken(form, from, to))
                            .as(form + " from " + from + " to " + to)
                            .isEqualTo(allowed.contains(to));
                }
            }
        }
    }

    private static boolean isReached(ReportForm form, ReportState state) {
        return state != (form == ReportForm.STR ? ReportState.AMENDED : ReportState.CONTINUED)
                || form == ReportForm.SAR;
    }

    @Test
    void whoGivesUpCannotAgreeEvenPastTheCode() {
        refused(
                ReportState.GIVING_UP,
                "state = 'given_up', approved_by = 'bob', approved_at = now()");
        refused(
                ReportState.GIVING_UP,
                "state = 'given_up', approved_by = 'ann', approved_at = now()");
        refused(ReportState.GIVING_UP, "state = 'given_up'");
        refused(
                ReportState.GIVING_UP,
                "state = 'given_up', given_up_by = 'zoe', approved_by = 'max', approved_at = now()");
        refused(ReportState.GIVING_UP, "state = 'draft'");
        refused(ReportState.DRAFT, "given_up_by = 'bob'");
    }

    @Test
    void theClockOfAFiledReportStands() {
        for (ReportState state :
                List.of(ReportState.SUBMITTED, ReportState.ACKNOWLEDGED, ReportState.GIVEN_UP)) {
            refused(state, "due_at = now()");
            refused(state, "detected_at = now() - interval '1 day'");
        }
        refused(ReportState.DRAFT, "jurisdiction = 'AE'");
    }

    @Test
    void whoWroteCannotApproveEvenPastTheCode() {
        refused(
                ReportState.IN_REVIEW,
                "state = 'approved', approved_by = 'ann', approved_at = now()");
        refused(ReportState.IN_REVIEW, "state = 'approved'");
        refused(ReportState.APPROVED, "writers = '{ann,bob}'");
        refused(ReportState.APPROVED, "writers = '{zoe}'");
    }

    @Test
    void whatIsNoDraftIsNotWritten() {
        for (ReportState state :
                List.of(ReportState.IN_REVIEW, ReportState.APPROVED, ReportState.SUBMITTED)) {
            refused(state, "content = '\\x00'");
        }
        refused(ReportState.DRAFT, "reference = 'R-9'");
        refused(ReportState.DRAFT, "version = version");
    }

    @Test
    void nothingIsDeletedOrSentUnapproved() {
        assertThatThrownBy(() ->
                        questions.change(
                                BANK,
                                connection -> {
                                    UUID id = at(connection, ReportState.DRAFT);
                                    return run(
                                            connection,
                                            "delete from reports where report_id = '" + id + "'");
                                }))
                .hasStackTraceContaining("a report stays");
        assertThatThrownBy(() ->
                        questions.change(
                                BANK,
                                connection -> {
                                    UUID id = at(connection, ReportState.APPROVED);
                                    return run(
                                            connection,
                                            """
                                            insert into report_submissions (submission_id, institution, report_id,
                                                file_name, sha256, file, sequence_number, state, made_at)
                                            values (gen_random_uuid(), '%s', '%s', 'a.xml', repeat('0', 64), '\\x00', 1,
                                                'pending', now())\
                                            """
                                                    .formatted(BANK.value(), id));
                                }))
                .hasStackTraceContaining("what is approved is submitted");
    }

    @Test
    void anotherInstitutionSeesNothing() {
        questions.change(BANK, connection -> at(connection, ReportState.DRAFT));

        int seen =
                questions.ask(
                        new InstitutionId("report-tables-other"),
                        connection -> {
                            try (PreparedStatement select =
                                            connection.prepareStatement(
                                                    "select count(*) from reports");
                                    var row = select.executeQuery()) {
                                row.next();
                                return row.getInt(1);
                            }
                        });

        assertThat(seen).isZero();
    }

    private static List<ReportState> approved() {
        return List.of(ReportState.VALIDATED, ReportState.IN_REVIEW, ReportState.APPROVED);
    }

    private static List<ReportState> submitted() {
        return List.of(
                ReportState.VALIDATED,
                ReportState.IN_REVIEW,
                ReportState.APPROVED,
                ReportState.SUBMITTED);
    }

    private static List<ReportState> accepted() {
        return List.of(
                ReportState.VALIDATED,
                ReportState.IN_REVIEW,
                ReportState.APPROVED,
                ReportState.SUBMITTED,
                ReportState.ACKNOWLEDGED);
    }

    private void refused(ReportState state, String change) {
        assertThatThrownBy(() ->
                        questions.change(
                                BANK,
                                connection -> {
                                    UUID id = at(connection, state);
                                    String counted =
                                            change.startsWith("version")
                                                    ? change
                                                    : "version = version + 1, " + change;
                                    return run(
                                            connection,
                                            "update reports set %s where report_id = '%s'"
                                                    .formatted(counted, id));
                                }))
                .as(state + ": " + change)
                .isNotNull();
    }

    private boolean taken(ReportForm form, ReportState from, ReportState to) {
        return questions.change(
                BANK,
                connection -> {
                    UUID id = at(connection, form, from);
                    Savepoint before = connection.setSavepoint();
                    try {
                        move(connection, id, to);
                        return true;
                    } catch (SQLException e) {
                        connection.rollback(before);
                        return false;
                    }
                });
    }

    /** A report in that state, which ann wrote and zoe approved. */
    private static UUID at(Connection connection, ReportState state) throws SQLException {
        return at(
                connection,
                state == ReportState.CONTINUED ? ReportForm.SAR : ReportForm.CTR,
                state);
    }

    private static UUID at(Connection connection, ReportForm form, ReportState state)
            throws SQLException {
        UUID id = UUID.randomUUID();
        run(
                connection,
                """
                insert into reports (institution, report_id, reference, request_key, form, state, content, narrative,
                    writers, jurisdiction, detected_at, created_by, created_at, changed_at)
                values ('%1$s', '%2$s', '%2$s', '%2$s', '%3$s', 'draft', '\\x01', '\\x01', '{ann}', 'US', now(), 'ann',
                    now(), now())\
                """
                        .formatted(BANK.value(), id, Words.of(form)));
        for (ReportState step : WAYS.getOrDefault(state, List.of())) {
            move(connection, id, step);
        }
        if (state != ReportState.DRAFT) {
            move(connection, id, state);
        }
        return id;
    }

    private static void move(Connection connection, UUID id, ReportState to) throws SQLException {
        String approval =
                switch (to) {
                    case DRAFT, VALIDATED, IN_REVIEW ->
                            ", approved_by = null, approved_at = null, given_up_by = null";
                    case GIVING_UP -> ", given_up_by = 'bob'";
                    case APPROVED, GIVEN_UP -> ", approved_by = 'zoe', approved_at = now()";
                    default -> "";
                };
        run(
                connection,
                "update reports set version = version + 1, state = '%s'%s where report_id = '%s'"
                        .formatted(Words.of(to), approval, id));
    }

    private static int run(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            return prepared.executeUpdate();
        }
    }
}
