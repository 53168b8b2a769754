package vigil.watchlists.ownership;

import java.math.BigDecimal;

/**
 * From which share on blocked owners block what they own.
 *
 * @param percent the share
 * @param exactlyIsEnough whether exactly that share blocks
 * @param aggregated whether the shares of several blocked owners add up
 */
public record OwnershipRule(BigDecimal percent, boolean exactlyIsEnough, boolean aggregated) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public OwnershipRule {
        if (percent.signum() <= 0 || percent.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("a share is above 0 and at most 100 per cent");
        }
    }

    /**
     * OFAC's: 50 per cent or more, in the aggregate, directly or through owners that are blocked
     * themselves by this rule ("Revised guidance on entities owned by persons whose property and
     * interests in property are blocked", 13 August 2014; FAQ 398 to 402).
     */
    public static OwnershipRule ofac() {
        return new OwnershipRule(BigDecimal.valueOf(50), true, true);
    }

    /** The United Kingdom's: more than 50 per cent, of one owner (OFSI, general guidance). */
    public static OwnershipRule unitedKingdom() {
        return new OwnershipRule(BigDecimal.valueOf(50), false, false);
    }

    boolean blocks(BigDecimal share) {
        int order = share.compareTo(percent);
        return order > 0 || order == 0 && exactlyIsEnough;
    }
}
