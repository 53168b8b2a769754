package vigil.cases.looks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.cases.pages.Words;

class LookLifeTest {

    /** Every act in every state; a dash where it is not possible. */
    private static final String TABLE =
            """
            act       waiting    taken      agreed  disagreed  lapsed
            take      taken      -          -       -          -
            release   -          waiting    -       -          -
            agree     agreed     agreed     -       -          -
            disagree  disagreed  disagreed  -       -          -
            lapse     lapsed     lapsed     -       -          -
            """;

    @Test
    void everyActInEveryStateLeadsWhereTheTableSays() {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        String[] lines = TABLE.split("\n");
        String[] states = lines[0].split("\\s+");
        for (LookAct act : LookAct.values()) {
            String[] cells = lines[act.ordinal() + 1].split("\\s+");
            for (LookState state : LookState.values()) {
                String what = Words.of(act) + " " + Words.of(state);
                found.put(what, LookLife.after(state, act).map(Words::of).orElse("-"));
                assertThat(cells[0]).isEqualTo(Words.of(act));
                assertThat(states[state.ordinal() + 1]).isEqualTo(Words.of(state));
                expected.put(what, cells[state.ordinal() + 1]);
            }
        }

        assertThat(found).isEqualTo(expected).hasSize(25);
    }
}
