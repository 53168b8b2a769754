package vigil.cases.requests;

/** Of whom something is asked. */
enum Addressee {
    CUSTOMER,
    BRANCH,
    OTHER_INSTITUTION,
    AUTHORITY,
    OTHER
}
