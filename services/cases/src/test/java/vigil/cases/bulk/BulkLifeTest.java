package vigil.cases.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.cases.pages.Words;

class BulkLifeTest {

    @Test
    void whatWaitsIsDecidedOnceAndNothingElseEver() {
        Map<String, String> found = new LinkedHashMap<>();
        for (BulkAct act : BulkAct.values()) {
            for (BulkState state : BulkState.values()) {
                BulkLife.after(state, act)
                        .ifPresent(next ->
                                found.put(Words.of(act) + " " + Words.of(state), Words.of(next)));
            }
        }

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "approve waiting", "approved",
                                "refuse waiting", "refused",
                                "withdraw waiting", "withdrawn"));
    }
}
