package vigil.cases.triage;

import java.util.List;
import vigil.cases.pages.Form;
import vigil.cases.pages.ReportWords;
import vigil.cases.pages.Words;
import vigil.cases.queue.Disposition;
import vigil.cases.queue.RedFlag;
import vigil.kernel.identity.Caller;

/**
 * What an officer says.
 *
 * @param reason in the officer's words
 */
public record Judgement(Disposition disposition, String reason, List<RedFlag> redFlags) {

    public Judgement {
        redFlags = List.copyOf(redFlags);
    }

    /** Reads {@code disposition}, {@code reason} and {@code redFlags}. */
    public static Judgement of(Form form, Caller caller) {
        return of(form, "disposition", caller);
    }

    /**
     * As {@link #of(Form, Caller)}. Who may not know of reports cannot say that there is one; who
     * may says so with the disposition, not in the reason, which everybody reads.
     */
    public static Judgement of(Form form, String field, Caller caller) {
        Disposition disposition = form.word(field, Disposition.sayableBy(caller));
        String reason = form.text("reason", Form.LONGEST_WORDS);
        if (disposition == Disposition.REPORTED && ReportWords.areIn(reason)) {
            form.refuse(
                    "reason",
                    "is read by those who may not know of reports: nothing of one stands in it");
        }
        return new Judgement(disposition, reason, redFlags(form));
    }

    /** Reads {@code redFlags}. */
    private static List<RedFlag> redFlags(Form form) {
        return form.texts("redFlags", RedFlag.values().length).stream()
                .map(word -> {
                    var flag = Words.find(RedFlag.class, word);
                    if (flag.isEmpty()) {
                        form.refuse("redFlags", "are among " + Words.all(RedFlag.class));
                    }
                    return flag.orElse(RedFlag.NONE_FOUND);
                })
                .distinct()
                .toList();
    }
}
