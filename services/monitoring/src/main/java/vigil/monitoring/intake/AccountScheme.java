package vigil.monitoring.intake;

/** In which numbering an account is named. */
public enum AccountScheme {
    /** International bank account number, ISO 13616, check digits verified. */
    IBAN,
    /** A bank's own number; unique together with the bank alone. */
    BANK_ACCOUNT,
    /** Number or token of a payment card. */
    CARD,
    /** Address of a crypto asset or number of an electronic wallet. */
    WALLET,
    /** A stand-in such as a telephone number or mail address. */
    PROXY,
    /** Anything else, an IBAN with wrong check digits too. */
    OTHER,
    /** No account was named: the party itself stands for it, by its identifier or name. */
    PARTY
}
