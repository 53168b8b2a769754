package vigil.cases.authorities;

/** What can happen to a request of an authority. */
enum AuthorityAct {
    ANSWER,
    WITHDRAW,
    /** The authority gives another day. */
    EXTEND
}
