package vigil.cases.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.cases.pages.Words;

class ItemLifeTest {

    /** Every act in every state; a dash where it is not possible. */
    private static final String TABLE =
            """
            act       new        in_review  escalated  snoozed    closed     merged
            review    in_review  -          in_review  in_review  -          -
            escalate  escalated  escalated  -          escalated  -          -
            close     closed     closed     closed     closed     -          -
            snooze    snoozed    snoozed    -          -          -          -
            wake      -          -          -          new        -          -
            reopen    -          -          -          -          in_review  -
            merge     merged     merged     merged     -          -          -
            """;

    @Test
    void everyActInEveryStateLeadsWhereTheTableSays() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Act act : Act.values()) {
            for (ItemState state : ItemState.values()) {
                found.put(
                        Words.of(act) + " " + Words.of(state),
                        ItemLife.after(state, act).map(Words::of).orElse("-"));
            }
        }

        assertThat(found).isEqualTo(expected());
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
