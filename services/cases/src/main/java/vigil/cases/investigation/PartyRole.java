package vigil.cases.investigation;

/** What somebody is in a case. */
enum PartyRole {
    SUBJECT,
    COUNTERPARTY,
    BENEFICIAL_OWNER,
    WITNESS,
    OTHER
}
