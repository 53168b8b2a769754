package vigil.monitoring.accounts;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vigil.kernel.money.Currency;
import vigil.monitoring.pages.AccountIds;

/** Adds up the payments of one account. */
final class Course {

    private static final int MOST = 20;

    private final Currency currency;
    private final Direction received = new Direction();
    private final Direction paid = new Direction();
    private final Map<Long, Sums> counterparties = new HashMap<>();
    private final Map<String, Sums> countries = new HashMap<>();
    private final Map<LocalDate, Sums> days = new TreeMap<>();

    Course(Currency currency) {
        this.currency = currency;
    }

    /**
     * @param minor in minor units of the currency
     */
    record Payment(Instant time, boolean incoming, long counterparty, String country, long minor) {}

    private static final class Direction {
        private int payments;
        private BigInteger sum = BigInteger.ZERO;
        private long largest;
        private final Set<Long> counterparties = new HashSet<>();
        private @Nullable Instant first;
        private @Nullable Instant last;

        private void add(Payment payment) {
            payments++;
            sum = sum.add(BigInteger.valueOf(payment.minor()));
            largest = Math.max(largest, payment.minor());
            counterparties.add(payment.counterparty());
            if (first == null || payment.time().isBefore(first)) {
                first = payment.time();
            }
            if (last == null || payment.time().isAfter(last)) {
                last = payment.time();
            }
        }

        private AccountView.Flow view(Currency currency) {
            return new AccountView.Flow(
                    payments,
                    Sums.money(sum, currency),
                    Sums.money(BigInteger.valueOf(largest), currency),
                    counterparties.size(),
                    first,
                    last);
        }
    }

    void add(Payment payment) {
        (payment.incoming() ? received : paid).add(payment);
        count(counterparties, payment.counterparty(), payment);
        count(countries, payment.country(), payment);
        count(days, payment.time().atZone(ZoneOffset.UTC).toLocalDate(), payment);
    }

    private static <K> void count(Map<K, Sums> sums, K key, Payment payment) {
        sums.computeIfAbsent(key, any -> new Sums()).add(payment.incoming(), payment.minor());
    }

    AccountView.Flow received() {
        return received.view(currency);
    }

    AccountView.Flow paid() {
        return paid.view(currency);
    }

    /** Those with whom most was moved. */
    List<Long> nearest() {
        return most(counterparties, (account, sums) -> account);
    }

    List<AccountView.Counterparty> counterparties(Map<Long, String> numbers) {
        return most(
                counterparties,
                (account, sums) ->
                        new AccountView.Counterparty(
                                AccountIds.text(account),
                                numbers.get(account),
                                sums.payments(),
                                sums.received(currency),
                                sums.paid(currency)));
    }

    List<AccountView.Country> countries() {
        return most(
                countries,
                (country, sums) ->
                        new AccountView.Country(
                                country,
                                sums.payments(),
                                sums.received(currency),
                                sums.paid(currency)));
    }

    List<AccountView.Day> days() {
        return days.entrySet().stream().map(each -> day(each.getKey(), each.getValue())).toList();
    }

    private AccountView.Day day(LocalDate day, Sums sums) {
        return new AccountView.Day(
                day, sums.payments(), sums.received(currency), sums.paid(currency));
    }

    /** Where equally much was moved, by key, so that an answer is the same every time. */
    private static <K extends Comparable<K>, T> List<T> most(
            Map<K, Sums> sums, BiFunction<K, Sums, T> view) {
        Comparator<Map.Entry<K, Sums>> moved =
                Comparator.comparing(each -> each.getValue().moved());
        return sums.entrySet().stream()
                .sorted(moved.reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(each -> view.apply(each.getKey(), each.getValue()))
                .toList();
    }
}
