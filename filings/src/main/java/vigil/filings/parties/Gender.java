package vigil.filings.parties;

/** What a form says of a person's gender. */
public enum Gender {
    FEMALE,
    MALE,
    UNKNOWN
}
