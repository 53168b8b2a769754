package vigil.cases.reports.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vigil.cases.reports.life.ReportState.ACCEPTED_WITH_WARNINGS;
import static vigil.cases.reports.life.ReportState.ACKNOWLEDGED;
import static vigil.cases.reports.life.ReportState.AMENDED;
import static vigil.cases.reports.life.ReportState.APPROVED;
import static vigil.cases.reports.life.ReportState.CONTINUED;
import static vigil.cases.reports.life.ReportState.DRAFT;
import static vigil.cases.reports.life.ReportState.GIVEN_UP;
import static vigil.cases.reports.life.ReportState.GIVING_UP;
import static vigil.cases.reports.life.ReportState.IN_REVIEW;
import static vigil.cases.reports.life.ReportState.REJECTED;
import static vigil.cases.reports.life.ReportState.SUBMITTED;
import static vigil.cases.reports.life.ReportState.VALIDATED;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every act in every state. */
class ReportLifeTest {

    private static final Map<ReportAct, Map<ReportState, ReportState>> STEPS =
            Map.ofEntries(
                    Map.entry(ReportAct.WRITE, Map.of(DRAFT, DRAFT, VALIDATED, DRAFT)),
                    Map.entry(ReportAct.VALIDATE, Map.of(DRAFT, VALIDATED)),
                    Map.entry(ReportAct.HAND_IN, Map.of(VALIDATED, IN_REVIEW)),
                    Map.entry(
                            ReportAct.RETURN,
                            Map.of(
                                    IN_REVIEW, DRAFT, APPROVED, DRAFT, REJECTED, DRAFT, GIVING_UP,
                                    DRAFT)),
                    Map.entry(ReportAct.APPROVE, Map.of(IN_REVIEW, APPROVED)),
                    Map.entry(ReportAct.SUBMIT, Map.of(APPROVED, SUBMITTED)),
                    Map.entry(ReportAct.ACKNOWLEDGE, Map.of(SUBMITTED, ACKNOWLEDGED)),
                    Map.entry(ReportAct.WARN, Map.of(SUBMITTED, ACCEPTED_WITH_WARNINGS)),
                    Map.entry(ReportAct.REJECT, Map.of(SUBMITTED, REJECTED)),
                    Map.entry(
                            ReportAct.AMEND,
                            Map.of(
                                    ACKNOWLEDGED,
                                    AMENDED,
                                    ACCEPTED_WITH_WARNINGS,
                                    AMENDED,
                                    CONTINUED,
                                    AMENDED)),
                    Map.entry(
                            ReportAct.CONTINUE,
                            Map.of(ACKNOWLEDGED, CONTINUED, ACCEPTED_WITH_WARNINGS, CONTINUED)),
                    Map.entry(ReportAct.GIVE_UP, Map.of(DRAFT, GIVING_UP, VALIDATED, GIVING_UP)),
                    Map.entry(ReportAct.END, Map.of(GIVING_UP, GIVEN_UP)),
                    Map.entry(
                            ReportAct.REDATE,
                            Map.of(
                                    DRAFT, DRAFT, VALIDATED, VALIDATED, IN_REVIEW, IN_REVIEW,
                                    APPROVED, APPROVED, REJECTED, REJECTED, GIVING_UP, GIVING_UP)));

    /** What no report of a form ever does. */
    private static final Map<ReportForm, Set<ReportAct>> NEVER =
            Map.of(
                    ReportForm.SAR,
                    Set.of(),
                    ReportForm.CTR,
                    Set.of(ReportAct.CONTINUE),
                    ReportForm.STR,
                    Set.of(ReportAct.AMEND));

    @Test
    void everyActLeadsFromEveryStateWhereItShould() {
        for (ReportForm form : ReportForm.values()) {
            for (ReportAct act : ReportAct.values()) {
                for (ReportState state : ReportState.values()) {
                    assertThat(ReportLife.after(form, state, act))
                            .as(act + " in " + state + " of " + form)
                            .isEqualTo(expected(form, act, state));
                }
            }
        }
    }

    private static Optional<ReportState> expected(
            ReportForm form, ReportAct act, ReportState state) {
        return NEVER.getOrDefault(form, Set.of()).contains(act)
                ? Optional.empty()
                : Optional.ofNullable(STEPS.getOrDefault(act, Map.of()).get(state));
    }
}
