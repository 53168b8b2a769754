package vigil.screening.hits;

import java.util.Locale;

/** Why a hit stands where it stands. */
public enum Reason {
    /** The pair was found for the first time. */
    FOUND,
    /** An officer said so. */
    JUDGED,
    /** The list says other things of the entry. */
    ENTRY_CHANGED,
    /** The entry left the list. */
    ENTRY_REMOVED,
    /** The entry is on the list again. */
    ENTRY_RETURNED,
    /** The institution knows other things of the customer. */
    CUSTOMER_CHANGED,
    /** The customer is watched no more. */
    CUSTOMER_LEFT,
    /** The customer is watched again. */
    CUSTOMER_RETURNED,
    /** An officer took the pair off the whitelist. */
    WHITELIST_WITHDRAWN;

    /** As rows and answers say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
