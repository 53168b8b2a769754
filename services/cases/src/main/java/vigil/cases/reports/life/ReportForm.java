package vigil.cases.reports.life;

import java.util.Arrays;

/** The forms that can be filed. */
public enum ReportForm {
    /** FinCEN report 111. */
    SAR("SARX"),
    /** FinCEN report 112. */
    CTR("CTRX"),
    /** goAML's suspicious transaction report, to the authority whose schema is set. */
    STR("STRX");

    private final String code;

    ReportForm(String code) {
        this.code = code;
    }

    /** The form's name in a report's content: FinCEN's own, or ours of the same kind. */
    public String code() {
        return code;
    }

    /** The form that a report's content names. */
    public static ReportForm of(String code) {
        return Arrays.stream(values())
                .filter(form -> form.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such form"));
    }

    /** The name of a report's file, which tells the form. */
    public String file(String stamp, Object submission) {
        return "%sST.%s.%s.xml".formatted(code, stamp, submission);
    }

    /** Whether a file of that name is of this form. */
    public boolean isOf(String file) {
        return file.startsWith(code);
    }

    /** Whether it tells of a suspicion: whoever is not to know of it must not learn. */
    public boolean isSuspicion() {
        return this != CTR;
    }
}
