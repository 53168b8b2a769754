package vigil.matcher.evidence;

/**
 * One thing that speaks for or against two entities being one.
 *
 * @param logOdds positive for, negative against; 0.7 doubles the odds
 */
public record Evidence(Kind kind, Finding finding, double logOdds) {

    /** What it is drawn from. */
    public enum Kind {
        NAME,
        BIRTH_DATE,
        COUNTRY,
        GENDER,
        IDENTIFIER,
        ADDRESS
    }

    /** What was found. */
    public enum Finding {
        NAMES_ALIGNED,
        ONLY_A_WEAK_ALIAS,
        SAME_DAY,
        DAY_AND_MONTH_FLIPPED,
        SAME_MONTH,
        SAME_YEAR,
        YEARS_MEET,
        YEARS_CLOSE,
        SAME_YEAR_OTHER_DAY,
        YEARS_APART,
        YEARS_FAR_APART,
        SHARED_COUNTRY,
        OTHER_COUNTRIES,
        SAME_GENDER,
        OTHER_GENDER,
        SAME_IDENTIFIER,
        OTHER_IDENTIFIER,
        SHARED_ADDRESS,
        OTHER_ADDRESS
    }

    /** Whether it speaks for it strongly enough to stand beside a weak alias. */
    public boolean corroborates() {
        return switch (finding) {
            case SAME_DAY,
                    SAME_MONTH,
                    SAME_YEAR,
                    DAY_AND_MONTH_FLIPPED,
                    SAME_IDENTIFIER,
                    SHARED_ADDRESS ->
                    true;
            default -> false;
        };
    }
}
