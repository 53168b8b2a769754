package vigil.watchlists.entities;

import java.time.Instant;

/**
 * Where and when a statement was read.
 *
 * @param list the list that says it
 * @param edition the publisher's name of the list's version, such as its date of issue
 * @param firstSeen when some version of the list first said so
 * @param lastSeen when the newest version that says so was read
 */
public record Origin(ListId list, String edition, Instant firstSeen, Instant lastSeen) {
    private static final int LONGEST_EDITION = 128;

    public Origin {
        if (edition.isBlank() || edition.length() > LONGEST_EDITION) {
            throw new IllegalArgumentException("an edition's name is 1 to 128 characters");
        }
        if (lastSeen.isBefore(firstSeen)) {
            throw new IllegalArgumentException("last seen before it was first seen");
        }
    }

    /** Seen for the first time. */
    public static Origin of(ListId list, String edition, Instant seen) {
        return new Origin(list, edition, seen, seen);
    }

    /** The same reading of something that was already known. */
    public Origin knownSince(Instant first) {
        return first.isBefore(firstSeen) ? new Origin(list, edition, first, lastSeen) : this;
    }
}
