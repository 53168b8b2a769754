package vigil.monitoring.intake;

import vigil.kernel.secrecy.Personal;

/**
 * An account as its sender named it.
 *
 * @param number without blanks where the scheme is IBAN, else as written
 * @param bank the bank that keeps it
 */
public record AccountNumber(Personal number, AccountScheme scheme, Agent bank) {

    /**
     * The one text by which this account is recognised again, whatever the format it came in. An
     * IBAN, a wallet and a card are unique in the world; any other number is unique together with
     * its bank.
     */
    public Personal identity() {
        String own = scheme + ":" + number.reveal();
        return switch (scheme) {
            case IBAN, WALLET, CARD, PROXY -> Personal.of(own);
            case BANK_ACCOUNT, OTHER, PARTY -> Personal.of(own + "@" + bank.identity());
        };
    }
}
