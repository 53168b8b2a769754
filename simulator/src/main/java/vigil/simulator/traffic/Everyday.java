package vigil.simulator.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.simulator.book.Payment;
import vigil.simulator.book.Payment.Sum;
import vigil.simulator.book.Rail;
import vigil.simulator.chance.Dice;
import vigil.simulator.chance.Fate;
import vigil.simulator.chance.Shares;
import vigil.simulator.population.Population;
import vigil.simulator.population.Role;
import vigil.simulator.population.Zone;

/**
 * Draws everyday payments one by one, and what some of them lead to: refunds, and suppliers who pay
 * their suppliers.
 */
public final class Everyday {
    private static final Rail[] RAILS = Rail.values();

    /** How much of the spread is between relations rather than between the payments of one. */
    private static final double RELATION = 0.85;

    private static final double PAYMENT = 0.53;
    private static final double FIXED = 0.3;
    private static final double PERSON_SHARE_OF_SELF = 0.7;
    private static final double REFUNDED = 0.005;
    private static final double PASSED_ON = 0.05;
    private static final double PASSED_ON_AGAIN = 0.5;
    private static final double ROUND_CASH = 0.7;
    private static final double ROUND_GIFT = 0.4;
    private static final double INTO_BITCOIN = 0.03;
    private static final int AMOUNT = 17;
    private static final int FIXED_BILL = 19;

    private final Population population;
    private final Contacts contacts;
    private final Shares rails;
    private final Map<Rail, List<Purpose>> purposes = new EnumMap<>(Rail.class);
    private final Map<Rail, Shares> purposeShares = new EnumMap<>(Rail.class);
    private final long seed;

    /**
     * @param railWeights how often each rail is used, in the order of {@link Rail}
     */
    public Everyday(Population population, long seed, double[] railWeights) {
        this.population = population;
        this.seed = Fate.mix(seed ^ 0x6576657279646179L);
        contacts = new Contacts(population, seed);
        rails = new Shares(railWeights);
        for (Rail rail : RAILS) {
            List<Purpose> mine =
                    Purpose.ALL.stream().filter(purpose -> purpose.rail() == rail).toList();
            purposes.put(rail, mine);
            purposeShares.put(
                    rail, new Shares(mine.stream().mapToDouble(Purpose::share).toArray()));
        }
    }

    /**
     * Makes one payment on a day.
     *
     * @param later takes the payments that this one leads to
     */
    public Payment pay(int day, Dice dice, Consumer<Payment> later) {
        Rail rail = RAILS[rails.draw(dice)];
        Purpose purpose =
                purposes.getOrDefault(rail, Purpose.ALL)
                        .get(purposeShares.getOrDefault(rail, rails).draw(dice));
        int minute = day * Payment.MINUTES_OF_A_DAY + Hours.minute(rail, dice);
        if (purpose.kind().toOneself()) {
            return toOneself(purpose, minute, dice);
        }
        int payer = population.at(Population.anyZone(dice), purpose.kind().payer(), dice.unit());
        int payee = contacts.pick(payer, purpose, dice);
        Payment payment = between(purpose, minute, payer, payee, dice);
        followUp(purpose, payment, dice, later);
        return payment;
    }

    private Payment between(Purpose purpose, int minute, int payer, int payee, Dice dice) {
        double dollars = dollars(purpose, payer, payee, dice);
        boolean bitcoin = purpose.rail() == Rail.BITCOIN;
        AmlworldCurrency currency = bitcoin ? AmlworldCurrency.BITCOIN : currency(payee);
        if (purpose.kind() == Purpose.Kind.FOREIGN_INVOICE) {
            return converted(minute, payer, payee, dollars, currency(payer), currency)
                    .by(purpose.rail());
        }
        return Payment.ordinary(
                minute, payer, payee, sum(purpose, dollars, currency, dice), purpose.rail());
    }

    private Payment toOneself(Purpose purpose, int minute, Dice dice) {
        Zone zone = Population.anyZone(dice);
        if (purpose.kind() == Purpose.Kind.INTEREST) {
            int first = population.first(zone, Role.PERSON);
            int everybody =
                    population.first(zone, Role.MERCHANT)
                            + population.count(zone, Role.MERCHANT)
                            - first;
            int saver = first + dice.below(everybody);
            return Payment.ordinary(
                    minute,
                    saver,
                    saver,
                    Sum.ofDollars(dollars(purpose, saver, saver, dice), currency(saver)),
                    purpose.rail());
        }
        Role role = dice.happens(PERSON_SHARE_OF_SELF) ? Role.PERSON : Role.COMPANY;
        int owner = population.at(zone, role, dice.unit());
        double dollars = dollars(purpose, owner, owner, dice);
        if (purpose.kind() == Purpose.Kind.CONVERSION) {
            return converted(minute, owner, owner, dollars, currency(owner), another(zone, dice))
                    .by(purpose.rail());
        }
        return Payment.ordinary(
                minute, owner, owner, Sum.ofDollars(dollars, currency(owner)), purpose.rail());
    }

    private static AmlworldCurrency another(Zone own, Dice dice) {
        if (dice.happens(INTO_BITCOIN)) {
            return AmlworldCurrency.BITCOIN;
        }
        Zone zone = own;
        while (zone == own) {
            zone = Population.anyZone(dice);
        }
        return zone.currency();
    }

    private static Payment converted(
            int minute,
            int from,
            int to,
            double dollars,
            AmlworldCurrency paid,
            AmlworldCurrency received) {
        Sum out = Sum.ofDollars(dollars, paid);
        Sum in = Sum.ofDollars(dollars, received);
        return new Payment(
                minute,
                from,
                to,
                in.amount(),
                received.title(),
                out.amount(),
                paid.title(),
                Rail.WIRE.title(),
                Payment.ORDINARY);
    }

    private double dollars(Purpose purpose, int payer, int payee, Dice dice) {
        long relation = Fate.of(seed, payer * 0x1_0000_0001L ^ payee, purpose.kind().ordinal());
        double usual = Fate.normal(Fate.unit(Fate.of(seed, relation, AMOUNT)));
        boolean fixed =
                purpose.kind() == Purpose.Kind.BILL
                        && Fate.unit(Fate.of(seed, relation, FIXED_BILL)) < FIXED;
        double now = fixed ? 0 : dice.normal();
        return StrictMath.exp(
                purpose.logDollars() + purpose.spread() * (RELATION * usual + PAYMENT * now));
    }

    private static Sum sum(Purpose purpose, double dollars, AmlworldCurrency currency, Dice dice) {
        double roundness =
                purpose.rail() == Rail.CASH
                        ? ROUND_CASH
                        : purpose.kind() == Purpose.Kind.GIFT ? ROUND_GIFT : 0;
        double units = dollars / currency.usDollars().doubleValue();
        if (roundness > 0 && dice.happens(roundness) && units >= 10) {
            double coarse = StrictMath.pow(10, Math.floor(StrictMath.log10(units)) - 1);
            return Sum.ofUnits(Math.round(units / coarse) * coarse, currency);
        }
        return Sum.ofUnits(units, currency);
    }

    private void followUp(Purpose purpose, Payment payment, Dice dice, Consumer<Payment> later) {
        if (purpose.rail() == Rail.CREDIT_CARD && dice.happens(REFUNDED)) {
            later.accept(refund(payment, dice));
        }
        if (purpose.kind() == Purpose.Kind.INVOICE && dice.happens(PASSED_ON)) {
            passOn(purpose, payment, dice).forEach(later);
        }
    }

    private static Payment refund(Payment payment, Dice dice) {
        int after =
                (int) dice.between(0.2 * Payment.MINUTES_OF_A_DAY, 5 * Payment.MINUTES_OF_A_DAY);
        return new Payment(
                payment.minute() + after,
                payment.to(),
                payment.from(),
                payment.received(),
                payment.receivingCurrency(),
                payment.paid(),
                payment.paymentCurrency(),
                payment.format(),
                Payment.ORDINARY);
    }

    /** A supplier who is paid pays his own supplier the larger part of it soon after. */
    private List<Payment> passOn(Purpose purpose, Payment first, Dice dice) {
        List<Payment> chain = new ArrayList<>();
        int minute = first.minute();
        int payer = first.to();
        double dollars = first.received().doubleValue() * currency(payer).usDollars().doubleValue();
        do {
            minute += (int) dice.between(120, 2_000);
            dollars *= dice.between(0.7, 0.95);
            int payee = contacts.pick(payer, purpose, dice);
            chain.add(
                    Payment.ordinary(
                            minute,
                            payer,
                            payee,
                            Sum.ofDollars(dollars, currency(payee)),
                            purpose.rail()));
            payer = payee;
        } while (dice.happens(PASSED_ON_AGAIN));
        return chain;
    }

    private AmlworldCurrency currency(int account) {
        return population.zone(account).currency();
    }
}
