package vigil.launcher.analyse;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.LongFunction;
import vigil.engine.Transaction;
import vigil.launcher.analyse.MoneyTrail.Step;

/** Remembers the transactions of the last days, from which the trails of alerts are drawn. */
final class RecentRows {
    private static final int FIRST_ROOM = 1 << 16;
    private static final int BITCOIN_DIGITS = 8;

    private final long keptMillis;
    private long[] times = new long[FIRST_ROOM];
    private long[] paid = new long[FIRST_ROOM];
    private int[] payers = new int[FIRST_ROOM];
    private int[] payees = new int[FIRST_ROOM];
    private String[] currencies = new String[FIRST_ROOM];
    private long first;
    private long end;
    private long latest = Long.MIN_VALUE;

    RecentRows(long keptMillis) {
        this.keptMillis = keptMillis;
    }

    void add(long row, Transaction transaction) {
        while (end < row) {
            put(end, latest, 0, 0, 0, "");
        }
        latest = Math.max(latest, transaction.eventTimeMillis());
        while (first < end && times[slot(first)] < latest - keptMillis) {
            first++;
        }
        put(
                row,
                transaction.eventTimeMillis(),
                (int) transaction.payer(),
                (int) transaction.payee(),
                transaction.paidMinor(),
                transaction.paidCurrency());
    }

    /** Those of the rows that are still known, as steps. */
    List<Step> steps(List<Long> rows, LongFunction<String> name) {
        List<Step> steps = new ArrayList<>();
        for (long row : rows) {
            if (row >= first && row < end && payers[slot(row)] != 0) {
                int slot = slot(row);
                BigDecimal amount = BigDecimal.valueOf(paid[slot], digits(currencies[slot]));
                steps.add(
                        new Step(
                                Instant.ofEpochMilli(times[slot]),
                                name.apply(payers[slot]),
                                name.apply(payees[slot]),
                                MoneyTrail.amount(amount, currencies[slot])));
            }
        }
        return steps;
    }

    private void put(long row, long time, int payer, int payee, long amount, String currency) {
        if (end - first == times.length) {
            grow();
        }
        int slot = slot(row);
        times[slot] = time;
        paid[slot] = amount;
        payers[slot] = payer;
        payees[slot] = payee;
        currencies[slot] = currency;
        end = row + 1;
    }

    private int slot(long row) {
        return (int) (row & (times.length - 1));
    }

    private void grow() {
        int old = times.length;
        long[] oldTimes = times;
        long[] oldPaid = paid;
        int[] oldPayers = payers;
        int[] oldPayees = payees;
        String[] oldCurrencies = currencies;
        times = new long[old * 2];
        paid = new long[old * 2];
        payers = new int[old * 2];
        payees = new int[old * 2];
        currencies = Arrays.copyOf(currencies, old * 2);
        for (long row = first; row < end; row++) {
            int from = (int) (row & (old - 1));
            int to = slot(row);
            times[to] = oldTimes[from];
            paid[to] = oldPaid[from];
            payers[to] = oldPayers[from];
            payees[to] = oldPayees[from];
            currencies[to] = oldCurrencies[from];
        }
    }

    private static int digits(String currency) {
        return currency.equals("BTC")
                ? BITCOIN_DIGITS
                : Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
