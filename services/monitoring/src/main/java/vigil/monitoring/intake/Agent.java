package vigil.monitoring.intake;

import org.jspecify.annotations.Nullable;

/**
 * A bank, named in the ways in which its sender named it.
 *
 * @param bic ISO 9362, 8 or 11 characters
 * @param lei ISO 17442
 * @param clearingSystem code of the system that {@code clearingMember} belongs to, as {@code USABA}
 * @param clearingMember the bank's number in a clearing system
 * @param code any other number
 */
public record Agent(
        @Nullable String bic,
        @Nullable String lei,
        @Nullable String clearingSystem,
        @Nullable String clearingMember,
        @Nullable String code,
        @Nullable String name) {

    private static final Agent UNKNOWN = new Agent(null, null, null, null, null, null);
    private static final int BIC_WITHOUT_BRANCH = 8;

    /** The bank of which nothing was said. */
    public static Agent unknown() {
        return UNKNOWN;
    }

    /** A bank known by its BIC alone. */
    public static Agent ofBic(String bic) {
        return new Agent(bic, null, null, null, null, null);
    }

    /** A bank known by a number of no declared system. */
    public static Agent ofCode(String code) {
        return new Agent(null, null, null, null, code, null);
    }

    public boolean isKnown() {
        return !identity().isEmpty();
    }

    /**
     * The one text by which this bank is recognised again: its strongest name. A BIC counts without
     * its branch, since banks write it with and without. Empty when nothing was said.
     */
    public String identity() {
        if (bic != null) {
            return "bic:" + bic.substring(0, BIC_WITHOUT_BRANCH);
        }
        if (clearingMember != null) {
            return "clearing:"
                    + (clearingSystem == null ? "" : clearingSystem)
                    + ":"
                    + clearingMember;
        }
        if (lei != null) {
            return "lei:" + lei;
        }
        if (code != null) {
            return "code:" + code;
        }
        return name == null ? "" : "name:" + name;
    }
}
