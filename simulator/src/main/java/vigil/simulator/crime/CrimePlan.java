package vigil.simulator.crime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import vigil.contracts.amlworld.AmlworldRing;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.simulator.book.Payment;
import vigil.simulator.book.Payment.Sum;
import vigil.simulator.chance.Dice;
import vigil.simulator.population.AccountName;
import vigil.simulator.population.AccountNames;
import vigil.simulator.population.Population;

/** All crime of a simulation, planned before the first ordinary payment. */
public final class CrimePlan {
    private static final int MINUTES_OF_A_DAY = Payment.MINUTES_OF_A_DAY;

    private final int days;
    private final Underworld underworld;
    private final Dice dice;
    private final List<Payment> payments = new ArrayList<>();
    private final List<String> typologies = new ArrayList<>();

    /**
     * @param merged share of its accounts that are ordinary ones, 0 to 1
     */
    public CrimePlan(Population population, int days, double merged, long seed) {
        this.days = days;
        this.underworld = new Underworld(population, merged, seed);
        this.dice = new Dice(seed ^ 0x6372696d65L);
    }

    /** Sets true rings into the simulated days, each as a whole and moved by whole days. */
    public void embed(List<AmlworldRing> rings) {
        Instant begin =
                rings.stream()
                        .map(CrimePlan::first)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)
                        .truncatedTo(ChronoUnit.DAYS);
        long span =
                rings.stream().mapToLong(ring -> minutes(begin, last(ring))).max().orElse(0)
                                / MINUTES_OF_A_DAY
                        + 1;
        for (AmlworldRing ring : rings) {
            embed(ring, begin, (int) Math.max(0, days - span));
        }
    }

    /** Commits crimes of all wanted kinds in turn until they have about so many payments. */
    public void commit(Set<Crime> kinds, long wanted) {
        List<Crime> turns = kinds.stream().sorted().toList();
        long target = payments.size() + wanted;
        for (int i = 0; payments.size() < target && !turns.isEmpty(); i++) {
            commit(turns.get(i % turns.size()));
        }
    }

    public List<Payment> payments() {
        return List.copyOf(payments);
    }

    /** By ring number, as in {@link Payment#ring}. */
    public List<String> typologies() {
        return List.copyOf(typologies);
    }

    /** The name of any account, ordinary or not. */
    public AccountName name(int account, AccountNames names) {
        return underworld.name(account, names);
    }

    private void embed(AmlworldRing ring, Instant begin, int spareDays) {
        long start = minutes(begin, first(ring));
        long end = minutes(begin, last(ring));
        long horizon = (long) days * MINUTES_OF_A_DAY;
        long move = (long) dice.below(spareDays + 1) * MINUTES_OF_A_DAY;
        if (end >= horizon) {
            move = -((end - horizon) / MINUTES_OF_A_DAY + 1) * MINUTES_OF_A_DAY;
        }
        if (start + move < 0) {
            throw new IllegalArgumentException(
                    "a ring lasts "
                            + ((end - start) / MINUTES_OF_A_DAY + 1)
                            + " days, more than the "
                            + days
                            + " simulated ones: raise --days");
        }
        for (AmlworldRow row : ring.rows()) {
            payments.add(payment(row, (int) (minutes(begin, row.at()) + move)));
        }
        typologies.add(ring.typology());
    }

    private Payment payment(AmlworldRow row, int minute) {
        return new Payment(
                minute,
                underworld.standFor(new AccountName(row.fromBank(), row.fromAccount())),
                underworld.standFor(new AccountName(row.toBank(), row.toAccount())),
                row.received(),
                row.receivingCurrency(),
                row.paid(),
                row.paymentCurrency(),
                row.paymentFormat(),
                typologies.size());
    }

    private void commit(Crime crime) {
        List<Hop> hops = new RingShapes(dice).draw(crime);
        double lasts = hops.stream().mapToDouble(Hop::hour).max().orElse(0) * 60 + 1;
        double horizon = days * (double) MINUTES_OF_A_DAY;
        double pace = Math.min(1, (horizon - 1) / lasts);
        double start = dice.unit() * (horizon - lasts * pace);
        int[] accounts =
                new int
                        [hops.stream()
                                        .mapToInt(hop -> Math.max(hop.from(), hop.to()))
                                        .max()
                                        .orElse(0)
                                + 1];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = underworld.recruit(crime == Crime.DORMANT_REACTIVATION && i == 0);
        }
        for (Hop hop : hops) {
            int minute = (int) (start + hop.hour() * 60 * pace);
            int to = accounts[hop.to()];
            Sum sum = Sum.ofDollars(hop.dollars(), underworld.currency(to));
            payments.add(
                    Payment.ofRing(minute, accounts[hop.from()], to, sum, typologies.size())
                            .by(hop.rail()));
        }
        typologies.add(crime.title());
    }

    private static Instant first(AmlworldRing ring) {
        return ring.rows().stream()
                .map(AmlworldRow::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant last(AmlworldRing ring) {
        return ring.rows().stream()
                .map(AmlworldRow::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }
}
