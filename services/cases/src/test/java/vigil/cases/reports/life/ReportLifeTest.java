package vigil.cases.reports.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vigil.cases.reports.life.ReportState.ACCEPTED_WITH_WARNINGS;
import static vigil.cases.reports.life.ReportState.ACKNOWLEDGED;
import static vigil.cases.reports.life.ReportState.AMENDED;
import static vigil.cases.reports.life.ReportState.APPROVED;
import static vigil.cases.reports.life.ReportState.CONTINUED;
import static vigil.cases.reports.life.ReportState.DRAFT;
import static vigil.cases.reports.life.ReportState.IN_REVIEW;
import static vigil.cases.reports.life.ReportState.REJECTED;
import static vigil.cases.reports.life.ReportState.SUBMITTED;
import static vigil.cases.reports.life.ReportState.VALIDATED;

import java.util.Map;
import java.util.Optional;
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
                            Map.of(IN_REVIEW, DRAFT, APPROVED, DRAFT, REJECTED, DRAFT)),
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
                            Map.of(ACKNOWLEDGED, CONTINUED, ACCEPTED_WITH_WARNINGS, CONTINUED)));

    @Test
    void everyActLeadsFromEveryStateWhereItShould() {
        for (ReportAct act : ReportAct.values()) {
            for (ReportState state : ReportState.values()) {
                assertThat(ReportLife.after(state, act))
                        .as(act + " in " + state)
                        .isEqualTo(
                                Optional.ofNullable(STEPS.getOrDefault(act, Map.of()).get(state)));
            }
        }
    }
}
