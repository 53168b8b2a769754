package vigil.cases.looks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Form;
import vigil.cases.pages.OpenWords;
import vigil.cases.pages.Words;
import vigil.kernel.identity.Caller;

/**
 * What a second officer says.
 *
 * @param words null for none
 * @param reopens whether the item is to be worked on again
 */
record Answer(LookState state, List<Fault> faults, @Nullable String words, boolean reopens) {

    private static final String DISAGREED = "disagreed";

    Answer {
        faults = List.copyOf(faults);
    }

    /** The shape of a body. */
    @Schema(name = "SecondLookAnswer")
    record Shape(
            @Schema(allowableValues = {"agreed", DISAGREED}) String verdict,
            @Schema(
                            description =
                                    "Of a disagreement, one at least: evidence_missed, wrong_reason, reason_not_enough, procedure")
                    @Nullable List<String> faults,
            @Schema(description = "Up to 10,000 characters; a disagreement has some")
                    @Nullable String words,
            @Schema(description = "Of a disagreement: whether the item is opened again")
                    @Nullable Boolean reopen) {}

    /**
     * Reads {@code verdict}, {@code faults}, {@code words} and {@code reopen}. The words are read
     * by those who may not know of reports: who may says nothing of one there.
     */
    static Answer of(Form form, Caller caller) {
        LookState state = form.word("verdict", List.of(LookState.AGREED, LookState.DISAGREED));
        boolean disagrees = state == LookState.DISAGREED;
        List<Fault> faults = faults(form);
        if (disagrees == faults.isEmpty()) {
            form.refuse(
                    "faults", "are what is wrong where a second officer disagrees, and only there");
        }
        String words =
                disagrees
                        ? OpenWords.of(form, "words", caller)
                        : OpenWords.perhaps(form, "words", caller);
        boolean reopens = Boolean.TRUE.equals(form.optionalTruth("reopen"));
        if (reopens && !disagrees) {
            form.refuse("reopen", "is for who disagrees");
        }
        return new Answer(state, faults, words, reopens);
    }

    private static List<Fault> faults(Form form) {
        List<Fault> faults = new ArrayList<>();
        for (String word : form.texts("faults", Fault.values().length)) {
            Words.find(Fault.class, word)
                    .ifPresentOrElse(
                            faults::add,
                            () -> form.refuse("faults", "are among " + Words.all(Fault.class)));
        }
        return faults;
    }
}
