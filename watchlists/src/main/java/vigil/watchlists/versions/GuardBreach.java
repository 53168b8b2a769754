package vigil.watchlists.versions;

/**
 * Why a version is held back.
 *
 * @param kind what was noticed
 * @param reason one sentence with the figures
 */
public record GuardBreach(Kind kind, String reason) {

    /** What can be wrong with a version. */
    public enum Kind {
        /** It cannot be read as this kind of list at all. */
        UNREADABLE,
        /** Fewer entities than the list can have. */
        TOO_SMALL,
        /** Fewer entities than before. */
        SHRINKAGE,
        /** A property that most had is gone. */
        FIELD_LOSS,
        /** Other entity ids than before. */
        IDENTITY_CHURN,
        /** Too many records that cannot be read. */
        FAILED_RECORDS
    }
}
