package vigil.cases.pages;

import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;

/**
 * Words of an officer that everybody reads. Who may know of reports says nothing of one there (31
 * U.S.C. 5318(g)(2)); of others it is not asked: they know of none.
 */
public final class OpenWords {

    private OpenWords() {}

    /** Words that must be there. */
    public static String of(Form form, String field, Caller caller) {
        return checked(form, field, caller, form.text(field, Form.LONGEST_WORDS));
    }

    /** Words that may be missing. */
    public static @Nullable String perhaps(Form form, String field, Caller caller) {
        String words = form.optionalText(field, Form.LONGEST_WORDS);
        return words == null ? null : checked(form, field, caller, words);
    }

    private static String checked(Form form, String field, Caller caller, String words) {
        if (caller.is(Role.REPORTER) && ReportWords.areIn(words)) {
            form.refuse(
                    field,
                    "are read by those who may not know of reports: nothing of one stands in them");
        }
        return words;
    }
}
