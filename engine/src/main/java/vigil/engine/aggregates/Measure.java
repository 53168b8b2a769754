package vigil.engine.aggregates;

import vigil.engine.Transaction;
import vigil.engine.figures.LocalTime;

/** What of a payment an aggregate looks at. */
public enum Measure {
    AMOUNT,
    COUNTERPARTY,
    COUNTERPARTY_BANK,
    COUNTERPARTY_COUNTRY,
    CURRENCY,
    FORMAT,
    BANK,
    ACCOUNT,
    DAY,
    PLACE;

    /** The value of a payment as one of its sides sees it. */
    long of(Transaction transaction, boolean payer, LocalTime clocks) {
        return this == DAY ? clocks.day(transaction.eventTimeMillis()) : of(transaction, payer);
    }

    private long of(Transaction transaction, boolean payer) {
        return switch (this) {
            case AMOUNT -> transaction.baseMinor();
            case ACCOUNT -> payer ? transaction.payer() : transaction.payee();
            case COUNTERPARTY -> payer ? transaction.payee() : transaction.payer();
            case BANK -> payer ? transaction.payerBank() : transaction.payeeBank();
            case COUNTERPARTY_BANK -> payer ? transaction.payeeBank() : transaction.payerBank();
            case COUNTERPARTY_COUNTRY ->
                    code(payer ? transaction.payeeCountry() : transaction.payerCountry());
            case CURRENCY ->
                    code(payer ? transaction.paidCurrency() : transaction.receivedCurrency());
            case FORMAT -> transaction.format().ordinal();
            case DAY -> throw new IllegalStateException("a day is one of some clock");
            case PLACE -> transaction.context().place();
        };
    }

    /** Whether the payment has such a value at all: an unknown one is not counted. */
    boolean isKnown(Transaction transaction, boolean payer) {
        return switch (this) {
            case AMOUNT, ACCOUNT, COUNTERPARTY, FORMAT, DAY -> true;
            case BANK, COUNTERPARTY_BANK, COUNTERPARTY_COUNTRY, CURRENCY, PLACE ->
                    of(transaction, payer) != 0;
        };
    }

    /** A short code as a number, base 256. */
    private static long code(String text) {
        long code = 0;
        for (int i = 0; i < text.length(); i++) {
            code = code << 8 | (text.charAt(i) & 0xFF);
        }
        return code;
    }
}
