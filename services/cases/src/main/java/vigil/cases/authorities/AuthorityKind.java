package vigil.cases.authorities;

/** What an authority asks for. */
enum AuthorityKind {
    /** To be told what is known. */
    INFORMATION,
    /** To be given documents, by order of a court or a prosecutor. */
    PRODUCTION_ORDER,
    /** That nothing leaves an account. */
    ACCOUNT_FREEZE,
    /** That an account stays open, so that nobody is warned (FinCEN, FIN-2007-G002). */
    KEEP_OPEN,
    OTHER
}
