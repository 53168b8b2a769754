package vigil.cases.triage;

import java.util.List;
import vigil.cases.pages.Form;
import vigil.cases.pages.Words;
import vigil.cases.queue.Disposition;
import vigil.cases.queue.RedFlag;

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
    public static Judgement of(Form form) {
        return new Judgement(
                form.word("disposition", Disposition.class),
                form.text("reason", Form.LONGEST_WORDS),
                redFlags(form));
    }

    /** Reads {@code redFlags}. */
    public static List<RedFlag> redFlags(Form form) {
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
