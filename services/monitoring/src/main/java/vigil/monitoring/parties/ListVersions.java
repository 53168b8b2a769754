package vigil.monitoring.parties;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;

/** Which version of the lists each institution was answered by last. */
final class ListVersions {

    private final long knownForNanos;
    private final ConcurrentHashMap<InstitutionId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(String lists, long askedNanos) {}

    /**
     * @param knownFor how long a version is taken for the one in force
     */
    ListVersions(Duration knownFor) {
        this.knownForNanos = knownFor.toNanos();
    }

    /** The version seen last; null before the first answer. */
    @Nullable String last(InstitutionId institution) {
        Seen last = seen.get(institution);
        return last == null ? null : last.lists();
    }

    /** Whether the version seen last was in force a moment ago. */
    boolean isRecent(InstitutionId institution) {
        Seen last = seen.get(institution);
        return last != null && System.nanoTime() - last.askedNanos() < knownForNanos;
    }

    /**
     * An answer named this version. Of two answers the one to the later question counts, whichever
     * arrives last.
     *
     * @param askedNanos when the question left, by {@link System#nanoTime}
     */
    void answered(InstitutionId institution, String lists, long askedNanos) {
        seen.merge(
                institution,
                new Seen(lists, askedNanos),
                (before, now) -> now.askedNanos() - before.askedNanos() >= 0 ? now : before);
    }
}
