package vigil.screening.hits;

import java.util.Optional;

/** What becomes of a hit when its pair is looked at again. Judgements are not made here. */
final class Life {

    private Life() {}

    /** Where a hit goes. */
    record Step(HitState state, Reason reason) {}

    /**
     * The pair was compared.
     *
     * @param whitelisted whether it is on the whitelist as it now is
     * @param cause what of it may have changed
     * @return empty when the hit stays as it is
     */
    static Optional<Step> seen(HitRow hit, Sighting now, boolean whitelisted, Reason cause) {
        boolean sameFacts = hit.pins().sameFacts(now.pins());
        if (!now.scores()) {
            return below(hit, sameFacts, cause);
        }
        boolean same = sameFacts && hit.score() == now.score();
        return switch (hit.state()) {
            case CLOSED ->
                    Optional.of(
                            whitelisted
                                    ? new Step(HitState.FALSE_POSITIVE, Reason.JUDGED)
                                    : new Step(HitState.OPEN, again(hit.reason(), cause)));
            case OPEN, TRUE_MATCH ->
                    same ? Optional.empty() : Optional.of(new Step(hit.state(), hit.reason()));
            case UNDECIDED, FALSE_POSITIVE ->
                    sameFacts ? Optional.empty() : Optional.of(new Step(HitState.OPEN, cause));
        };
    }

    /** The entry or the customer is gone. */
    static Optional<Step> gone(HitRow hit, Reason cause) {
        return hit.state() == HitState.CLOSED
                ? Optional.empty()
                : Optional.of(new Step(HitState.CLOSED, cause));
    }

    private static Optional<Step> below(HitRow hit, boolean sameFacts, Reason cause) {
        return switch (hit.state()) {
            case CLOSED -> Optional.empty();
            case OPEN, UNDECIDED, FALSE_POSITIVE -> Optional.of(new Step(HitState.CLOSED, cause));
            // An officer has found that they are one: a lower score alone does not undo that.
            case TRUE_MATCH ->
                    sameFacts ? Optional.empty() : Optional.of(new Step(HitState.OPEN, cause));
        };
    }

    private static Reason again(Reason closed, Reason cause) {
        return switch (closed) {
            case ENTRY_REMOVED -> Reason.ENTRY_RETURNED;
            case CUSTOMER_LEFT -> Reason.CUSTOMER_RETURNED;
            case FOUND,
                    JUDGED,
                    ENTRY_CHANGED,
                    ENTRY_RETURNED,
                    CUSTOMER_CHANGED,
                    CUSTOMER_RETURNED,
                    WHITELIST_WITHDRAWN ->
                    cause;
        };
    }
}
