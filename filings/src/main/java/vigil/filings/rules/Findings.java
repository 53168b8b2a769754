package vigil.filings.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Answer;

/** Findings in the making; what is asked below a field is named below it. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    List<Finding> all() {
        return List.copyOf(found);
    }

    void add(String field, String code, String remedy) {
        found.add(new Finding(field, code, remedy));
    }

    /** Refuses what holds. */
    void when(boolean wrong, String field, String code, String remedy) {
        if (wrong) {
            add(field, code, remedy);
        }
    }

    /** Refuses a field that is empty. */
    void need(@Nullable Object value, String field, String what) {
        when(value == null, field, "required", "Fill in " + what + ".");
    }

    /** Refuses an answer that says neither a value nor that it is unknown. */
    void answer(Answer answer, String field, String what) {
        when(
                answer.missing(),
                field,
                "required-or-unknown",
                "Fill in " + what + ", or mark it as unknown.");
        when(
                answer.unknown() && answer.value() != null,
                field,
                "known-and-unknown",
                "Either fill in " + what + " or mark it as unknown, not both.");
    }

    /** Refuses an answer that says no value: here the form knows no "unknown". */
    void known(Answer answer, String field, String what) {
        when(answer.value() == null, field, "required", "Fill in " + what + ".");
        when(
                answer.unknown(),
                field,
                "must-be-known",
                "The form does not take \"unknown\" here: fill in " + what + ".");
    }

    /** Refuses a day that has not come. */
    void past(@Nullable LocalDate day, LocalDate today, String field) {
        when(
                day != null && day.isAfter(today),
                field,
                "in-the-future",
                "Choose a day that is not in the future.");
    }

    /** Refuses text that has another form than it should. */
    void form(@Nullable String value, String pattern, String field, String remedy) {
        when(value != null && !value.matches(pattern), field, "wrong-form", remedy);
    }
}
