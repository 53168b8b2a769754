package vigil.cases.authorities;

/** Where a request of an authority stands. */
enum AuthorityState {
    OPEN,
    ANSWERED,
    /** The authority asks no more. */
    WITHDRAWN
}
