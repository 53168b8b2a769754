package vigil.cases.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.cases.pages.Words;

class AuthorityLifeTest {

    @Test
    void whatIsOpenIsAnsweredWithdrawnOrExtendedAndNothingElseEver() {
        Map<String, String> found = new LinkedHashMap<>();
        for (AuthorityAct act : AuthorityAct.values()) {
            for (AuthorityState state : AuthorityState.values()) {
                AuthorityLife.after(state, act)
                        .ifPresent(next ->
                                found.put(Words.of(act) + " " + Words.of(state), Words.of(next)));
            }
        }

        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "answer open", "answered",
                                "withdraw open", "withdrawn",
                                "extend open", "open"));
    }
}
