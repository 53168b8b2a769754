package vigil.bench.peers;

/**
 * A payment as it was drawn, without id and time.
 *
 * @param payer number of an account; its bank follows from it
 * @param cents US cents
 */
record Draw(String payer, String payee, long cents, boolean cash, String payeeCountry) {

    private static final int BANKS = 50;

    /** The code of the bank that an account lies at. */
    static String bank(String account) {
        return "%03d".formatted(Math.floorMod(account.hashCode(), BANKS));
    }

    /** With two decimals. */
    String amount() {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
