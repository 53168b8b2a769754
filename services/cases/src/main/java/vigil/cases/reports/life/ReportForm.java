package vigil.cases.reports.life;

/** The forms that can be filed. */
public enum ReportForm {
    /** FinCEN report 111. */
    SAR("SARX"),
    /** FinCEN report 112. */
    CTR("CTRX");

    private final String code;

    ReportForm(String code) {
        this.code = code;
    }

    /** FinCEN's own name of the form. */
    public String code() {
        return code;
    }
}
