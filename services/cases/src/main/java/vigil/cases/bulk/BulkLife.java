package vigil.cases.bulk;

import java.util.Optional;

/** Where an act takes a bulk closing; the tables keep the same steps. */
public final class BulkLife {

    private BulkLife() {}

    /** The state after an act; empty where the act is not possible. */
    public static Optional<BulkState> after(BulkState state, BulkAct act) {
        return state == BulkState.WAITING
                ? Optional.of(
                        switch (act) {
                            case APPROVE -> BulkState.APPROVED;
                            case REFUSE -> BulkState.REFUSED;
                            case WITHDRAW -> BulkState.WITHDRAWN;
                        })
                : Optional.empty();
    }
}
