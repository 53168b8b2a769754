package vigil.cases.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.cases.pages.Words;

class CaseLifeTest {

    /** Every act in every state; a dash where it is not possible. */
    private static final String TABLE =
            """
            act      open       in_review         pending_approval  closed    reopened
            review   in_review  -                 -                 -         in_review
            propose  -          pending_approval  -                 -         -
            approve  -          -                 closed            -         -
            return   -          -                 in_review         -         -
            reopen   -          -                 -                 reopened  -
            """;

    @Test
    void everyActInEveryStateLeadsWhereTheTableSays() {
        Map<String, String> found = new LinkedHashMap<>();
        for (CaseAct act : CaseAct.values()) {
            for (CaseState state : CaseState.values()) {
                found.put(
                        Words.of(act) + " " + Words.of(state),
                        CaseLife.after(state, act).map(Words::of).orElse("-"));
            }
        }

        assertThat(found).isEqualTo(expected());
    }

    @Test
    void wordsAreComparedWithoutCaseAndAccents() {
        assertThat(CaseWords.words("Zürich, ÉCOLE zurich; a 42 Łódź"))
                .containsExactlyInAnyOrder("zurich", "ecole", "42", "łodz");
    }

    private static Map<String, String> expected() {
        String[] lines = TABLE.split("\n");
        String[] states = lines[0].split("\\s+");
        Map<String, String> expected = new LinkedHashMap<>();
        for (int row = 1; row < lines.length; row++) {
            String[] cells = lines[row].split("\\s+");
            for (int column = 1; column < cells.length; column++) {
                expected.put(cells[0] + " " + states[column], cells[column]);
            }
        }
        return expected;
    }
}
