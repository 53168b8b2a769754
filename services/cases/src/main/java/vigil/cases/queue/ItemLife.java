package vigil.cases.queue;

import static vigil.cases.queue.ItemState.CLOSED;
import static vigil.cases.queue.ItemState.ESCALATED;
import static vigil.cases.queue.ItemState.IN_REVIEW;
import static vigil.cases.queue.ItemState.MERGED;
import static vigil.cases.queue.ItemState.NEW;
import static vigil.cases.queue.ItemState.SNOOZED;

import java.util.Optional;

/** Where an act takes an item. */
public final class ItemLife {

    private ItemLife() {}

    /** The state after an act; empty where the act is not possible. */
    public static Optional<ItemState> after(ItemState state, Act act) {
        return Optional.ofNullable(
                switch (act) {
                    case REVIEW -> state.isDone() || state == IN_REVIEW ? null : IN_REVIEW;
                    case ESCALATE -> state.isDone() || state == ESCALATED ? null : ESCALATED;
                    case CLOSE -> state.isDone() ? null : CLOSED;
                    case SNOOZE -> state == NEW || state == IN_REVIEW ? SNOOZED : null;
                    case WAKE -> state == SNOOZED ? NEW : null;
                    case REOPEN -> state == CLOSED ? IN_REVIEW : null;
                    case MERGE -> state.isOpen() ? MERGED : null;
                });
    }
}
