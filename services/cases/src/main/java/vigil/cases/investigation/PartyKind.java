package vigil.cases.investigation;

/** Of which register a party's id is. */
enum PartyKind {
    /** An account's surrogate of monitoring. */
    ACCOUNT,
    /** The institution's own id of its customer, as screening knows it. */
    CUSTOMER
}
