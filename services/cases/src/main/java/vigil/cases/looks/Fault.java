package vigil.cases.looks;

/** What a second officer finds wrong. */
enum Fault {
    /** There was something to see that was not seen. */
    EVIDENCE_MISSED,
    /** The disposition does not follow from what was seen. */
    WRONG_REASON,
    /** It may be right, but what is written does not carry it. */
    REASON_NOT_ENOUGH,
    /** A step that the institution asks for was left out. */
    PROCEDURE
}
