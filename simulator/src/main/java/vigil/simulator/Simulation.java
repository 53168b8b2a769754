package vigil.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vigil.contracts.amlworld.AmlworldRing;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.contracts.amlworld.RingKey;
import vigil.simulator.book.DayBook;
import vigil.simulator.book.Payment;
import vigil.simulator.book.Rail;
import vigil.simulator.chance.Dice;
import vigil.simulator.chance.Fate;
import vigil.simulator.crime.CrimePlan;
import vigil.simulator.population.AccountName;
import vigil.simulator.population.AccountNames;
import vigil.simulator.population.Population;
import vigil.simulator.traffic.Calendar;
import vigil.simulator.traffic.Everyday;
import vigil.simulator.traffic.Payroll;
import vigil.simulator.traffic.Treasury;

/** Runs the synthetic bank day by day. Memory holds the accounts and one day's payments. */
public final class Simulation {
    /** Wages and pensions take at most this share of a file that is small for its accounts. */
    private static final double MOST_PAYROLL = 0.2;

    private static final double TREASURY_SHARE = 0.003;

    private final SimulationSettings settings;
    private final Calendar calendar;
    private final Population population;
    private final CrimePlan crime;
    private final AccountNames names;
    private final Payroll payroll;
    private final Everyday everyday;

    /** Planned payments by day: crime and sweeps from the start, consequences as they arise. */
    private final List<DayBook> planned = new ArrayList<>();

    private final List<Deque<Payment>> consequences = new ArrayList<>();
    private final long[] scheduledOfDay;
    private final List<List<Long>> rowsOfRing = new ArrayList<>();
    private final long[] scheduledOfRail = new long[Rail.values().length];
    private long row;

    public Simulation(SimulationSettings settings) {
        this.settings = settings;
        calendar = new Calendar(settings.start(), settings.days());
        population = new Population(settings.accounts(), settings.seed());
        crime = planCrime();
        names = AccountNames.avoiding(accountsOf(settings.rings()), population, settings.seed());
        for (int day = 0; day < settings.days(); day++) {
            planned.add(new DayBook());
            consequences.add(new ArrayDeque<>());
        }
        crime.payments().forEach(this::plan);
        crime.typologies().forEach(_ -> rowsOfRing.add(new ArrayList<>()));
        long ordinary = settings.transactions() - crime.payments().size();
        new Treasury(population, calendar, settings.seed(), (long) (ordinary * TREASURY_SHARE))
                .pay(settings.seed(), this::plan);
        payroll = hire(ordinary);
        scheduledOfDay = schedule();
        everyday = new Everyday(population, settings.seed(), railWeights());
    }

    /**
     * Hands all rows on in order of time.
     *
     * @return which rows are which ring
     */
    public RingKey run(Consumer<AmlworldRow> rows) {
        if (row > 0) {
            throw new IllegalStateException("a simulation runs once");
        }
        double weights = 0;
        for (int day = 0; day < settings.days(); day++) {
            weights += calendar.weight(day);
        }
        long everydayTotal = settings.transactions() - total(scheduledOfDay);
        double weight = 0;
        long done = 0;
        for (int day = 0; day < settings.days(); day++) {
            weight += calendar.weight(day);
            long due =
                    day == settings.days() - 1
                            ? everydayTotal
                            : Math.round(everydayTotal * weight / weights);
            DayBook book = open(day, due - done);
            book.forEachInOrder(payment -> rows.accept(write(payment)));
            done = due;
        }
        return key();
    }

    private CrimePlan planCrime() {
        var plan = new CrimePlan(population, settings.days(), settings.merged(), settings.seed());
        plan.embed(settings.rings());
        plan.commit(settings.crimes(), Math.round(settings.crimeRate() * settings.transactions()));
        if (plan.payments().size() > settings.transactions()) {
            throw new IllegalArgumentException(
                    "the rings alone have "
                            + plan.payments().size()
                            + " transactions: raise --transactions");
        }
        return plan;
    }

    private Payroll hire(long ordinary) {
        var everybody = new Payroll(population, calendar, settings.seed(), 1);
        long[] count = new long[1];
        for (int day = 0; day < settings.days(); day++) {
            everybody.pay(day, _ -> count[0]++);
        }
        double room = MOST_PAYROLL * ordinary;
        return count[0] <= room
                ? everybody
                : new Payroll(population, calendar, settings.seed(), room / count[0] * 0.98);
    }

    private long[] schedule() {
        long[] counts = new long[settings.days()];
        for (int day = 0; day < settings.days(); day++) {
            int today = day;
            counts[day] = planned.get(day).size();
            payroll.pay(
                    day,
                    payment -> {
                        counts[today]++;
                        countRail(payment);
                    });
        }
        if (total(counts) > settings.transactions()) {
            throw new IllegalArgumentException(
                    "too few transactions for so many accounts: raise --transactions");
        }
        return counts;
    }

    /**
     * What is left for each rail once wages are paid, so that all together have HI-Small's shares.
     */
    private double[] railWeights() {
        double[] weights = new double[Rail.values().length];
        for (Rail rail : Rail.values()) {
            weights[rail.ordinal()] = rail.share() / 100 * settings.transactions();
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= scheduledOfRail[i];
        }
        return weights;
    }

    private DayBook open(int day, long everydayPayments) {
        DayBook book = planned.get(day);
        planned.set(day, new DayBook());
        payroll.pay(day, book::add);
        Deque<Payment> due = consequences.get(day);
        var dice = new Dice(Fate.of(settings.seed(), day, 3));
        for (long left = everydayPayments; left > 0; left--) {
            book.add(due.isEmpty() ? everyday.pay(day, dice, this::follow) : due.removeFirst());
        }
        due.clear();
        return book;
    }

    private void plan(Payment payment) {
        planned.get(payment.day()).add(payment);
        countRail(payment);
    }

    private void countRail(Payment payment) {
        for (Rail rail : Rail.values()) {
            if (rail.title().equals(payment.format())) {
                scheduledOfRail[rail.ordinal()]++;
            }
        }
    }

    /** Consequences take the place of other payments of their day. */
    private void follow(Payment payment) {
        if (payment.day() < settings.days()) {
            consequences.get(payment.day()).add(payment);
        }
    }

    private AmlworldRow write(Payment payment) {
        if (payment.ring() != Payment.ORDINARY) {
            rowsOfRing.get(payment.ring()).add(row);
        }
        row++;
        AccountName from = crime.name(payment.from(), names);
        AccountName to = crime.name(payment.to(), names);
        Instant start = settings.start().atStartOfDay(ZoneOffset.UTC).toInstant();
        return new AmlworldRow(
                start.plusSeconds(payment.minute() * 60L),
                from.bank(),
                from.number(),
                to.bank(),
                to.number(),
                payment.received(),
                payment.receivingCurrency(),
                payment.paid(),
                payment.paymentCurrency(),
                payment.format(),
                payment.ring() != Payment.ORDINARY);
    }

    private RingKey key() {
        List<RingKey.Ring> rings = new ArrayList<>();
        for (int i = 0; i < rowsOfRing.size(); i++) {
            rings.add(
                    new RingKey.Ring(
                            String.valueOf(i), crime.typologies().get(i), rowsOfRing.get(i)));
        }
        return new RingKey(rings);
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    private static Set<AccountName> accountsOf(List<AmlworldRing> rings) {
        Set<AccountName> accounts = new HashSet<>();
        for (AmlworldRing ring : rings) {
            for (AmlworldRow row : ring.rows()) {
                accounts.add(new AccountName(row.fromBank(), row.fromAccount()));
                accounts.add(new AccountName(row.toBank(), row.toAccount()));
            }
        }
        return accounts;
    }
}
