package vigil.cases.authorities;

import java.util.Optional;

/** Where an act takes a request of an authority; the tables keep the same steps. */
final class AuthorityLife {

    private AuthorityLife() {}

    /** The state after an act; empty where the act is not possible. */
    static Optional<AuthorityState> after(AuthorityState state, AuthorityAct act) {
        return state == AuthorityState.OPEN
                ? Optional.of(
                        switch (act) {
                            case ANSWER -> AuthorityState.ANSWERED;
                            case WITHDRAW -> AuthorityState.WITHDRAWN;
                            case EXTEND -> AuthorityState.OPEN;
                        })
                : Optional.empty();
    }
}
