package vigil.engine.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one party.
 *
 * @param hits list entries that it may be, best first; some for {@link State#HIT} alone
 */
public record ScreenedParty(State state, List<ListHit> hits) {

    /** How far the question came. */
    public enum State {
        /** Nobody asked: the party has neither name nor identifier, or nothing screens here. */
        NOT_ASKED,
        /** It was screened, and no entry is near enough. */
        CLEAR,
        HIT,
        /** There was no answer in time, and such a payment is not to go through unseen. */
        UNAVAILABLE,
        /** There was no answer in time, and such a payment is to go through, as is declared. */
        PASSED
    }

    private static final double THOUSAND = 1000.0;

    public static final ScreenedParty NOT_ASKED = new ScreenedParty(State.NOT_ASKED, List.of());
    public static final ScreenedParty CLEAR = new ScreenedParty(State.CLEAR, List.of());
    public static final ScreenedParty UNAVAILABLE = new ScreenedParty(State.UNAVAILABLE, List.of());
    public static final ScreenedParty PASSED = new ScreenedParty(State.PASSED, List.of());

    public ScreenedParty {
        hits = List.copyOf(hits);
        if ((state == State.HIT) == hits.isEmpty()) {
            throw new IllegalArgumentException("a hit has entries, anything else has none");
        }
    }

    /** A party that may be one of these, best first. */
    public static ScreenedParty hit(List<ListHit> hits) {
        return new ScreenedParty(State.HIT, hits);
    }

    /** The entry that it is most alike. */
    public @Nullable ListHit best() {
        return hits.isEmpty() ? null : hits.getFirst();
    }

    /** How alike it is to the best entry, 0 to 1; 0 without one. */
    public double score() {
        return hits.isEmpty() ? 0 : hits.getFirst().thousandths() / THOUSAND;
    }

    /** Whether it should have been screened and was not. */
    public boolean isUnscreened() {
        return state == State.UNAVAILABLE;
    }
}
