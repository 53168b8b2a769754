package vigil.cases.looks;

import static vigil.cases.looks.LookState.AGREED;
import static vigil.cases.looks.LookState.DISAGREED;
import static vigil.cases.looks.LookState.LAPSED;
import static vigil.cases.looks.LookState.TAKEN;
import static vigil.cases.looks.LookState.WAITING;

import java.util.Optional;

/** Where an act takes a second look; the tables say the same. */
final class LookLife {

    private LookLife() {}

    /** The state after an act; empty where the act is not possible. */
    static Optional<LookState> after(LookState state, LookAct act) {
        return Optional.ofNullable(
                switch (act) {
                    case TAKE -> state == WAITING ? TAKEN : null;
                    case RELEASE -> state == TAKEN ? WAITING : null;
                    case AGREE -> state.isOpen() ? AGREED : null;
                    case DISAGREE -> state.isOpen() ? DISAGREED : null;
                    case LAPSE -> state.isOpen() ? LAPSED : null;
                });
    }
}
