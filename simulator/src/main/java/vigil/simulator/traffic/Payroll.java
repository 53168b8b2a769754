package vigil.simulator.traffic;

import java.util.function.Consumer;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.simulator.book.Payment;
import vigil.simulator.book.Payment.Sum;
import vigil.simulator.book.Rail;
import vigil.simulator.chance.Fate;
import vigil.simulator.population.Population;
import vigil.simulator.population.Role;
import vigil.simulator.population.Zone;

/**
 * Wages and pensions: 62.5 % of people have an employer who pays weekly, every other week or
 * monthly, 18.3 % a pension. All payments of an employer leave in one run: a fan-out that is no
 * crime.
 */
public final class Payroll {
    private static final double SALARIED = 0.625;
    private static final double RETIRED = 0.183;
    private static final int STATUS = 23;
    private static final int EMPLOYER = 29;
    private static final int CYCLE = 31;
    private static final int RUN_HOUR = 37;
    private static final int RAIL = 41;
    private static final int WAGE = 43;
    private static final int PENSION_DAY = 47;
    private static final int TAKES_PART = 53;
    private static final int RUN_MINUTES = 45;
    private static final int MORNING_MINUTES = 7 * 60;
    private static final int NOON = 12 * 60;
    private static final int AFTERNOON_MINUTES = 10 * 60;
    private static final double LOG_MONTHLY_DOLLARS = 8.2;
    private static final double WAGE_SPREAD = 0.6;
    private static final double PENSION_LEVEL = 0.5;
    private static final int[] MONTHLY_DAYS = {1, 15, 25, 28, 31};

    private final Population population;
    private final Calendar calendar;
    private final long seed;
    private final double participation;

    /**
     * @param participation share of people whose wage or pension comes to the account in question;
     *     below 1 where the file is too small for all of them
     */
    public Payroll(Population population, Calendar calendar, long seed, double participation) {
        this.population = population;
        this.calendar = calendar;
        this.seed = Fate.mix(seed ^ 0x706179726f6c6cL);
        this.participation = participation;
    }

    /** Makes all wage and pension payments of a day. */
    public void pay(int day, Consumer<Payment> book) {
        if (calendar.weekend(day)) {
            return;
        }
        for (Zone zone : Zone.values()) {
            int first = population.first(zone, Role.PERSON);
            for (int person = first;
                    person < first + population.count(zone, Role.PERSON);
                    person++) {
                pay(day, zone, person, book);
            }
        }
    }

    private void pay(int day, Zone zone, int person, Consumer<Payment> book) {
        double status = unit(person, STATUS);
        if (status >= SALARIED + RETIRED || unit(person, TAKES_PART) >= participation) {
            return;
        }
        boolean retired = status >= SALARIED;
        int payer = retired ? population.first(zone, Role.COMPANY) : employer(zone, person);
        double part = retired ? pension(day, person) : wage(day, payer);
        if (part > 0 && payer != person) {
            book.accept(payment(day, payer, person, part));
        }
    }

    private Payment payment(int day, int payer, int person, double partOfAMonth) {
        double run = unit(payer, RUN_HOUR);
        int runStart =
                (int)
                        (run < 0.6
                                ? run / 0.6 * MORNING_MINUTES
                                : NOON + (run - 0.6) / 0.4 * AFTERNOON_MINUTES);
        int minute =
                day * Payment.MINUTES_OF_A_DAY
                        + runStart
                        + (int) (unit(person, RUN_HOUR) * RUN_MINUTES);
        double monthly =
                StrictMath.exp(LOG_MONTHLY_DOLLARS + WAGE_SPREAD * Fate.normal(unit(person, WAGE)));
        AmlworldCurrency currency = population.zone(person).currency();
        return Payment.ordinary(
                minute,
                payer,
                person,
                Sum.ofDollars(monthly * partOfAMonth, currency),
                rail(payer));
    }

    private int employer(Zone zone, int person) {
        return population.at(zone, Role.COMPANY, Role.MERCHANT, unit(person, EMPLOYER));
    }

    private Rail rail(int payer) {
        double unit = unit(payer, RAIL);
        return unit < 0.55 ? Rail.CHEQUE : unit < 0.93 ? Rail.ACH : Rail.WIRE;
    }

    /** The part of a month's wage that an employer pays today, zero on most days. */
    private double wage(int day, int employer) {
        double cycle = unit(employer, CYCLE);
        int weekday = cycle * 1_000 % 1 < 0.7 ? 5 : 4;
        boolean payday = calendar.date(day).getDayOfWeek().getValue() == weekday;
        if (cycle < 0.25) {
            return payday ? 12 / 52.0 : 0;
        }
        if (cycle < 0.6) {
            boolean even = (calendar.date(day).toEpochDay() / 7 & 1) == 0;
            return payday && even == cycle * 10_000 % 1 < 0.5 ? 12 / 26.0 : 0;
        }
        int due = MONTHLY_DAYS[(int) ((cycle - 0.6) / 0.4 * MONTHLY_DAYS.length)];
        return calendar.due(day, due) ? 1 : 0;
    }

    private double pension(int day, int person) {
        int due = 1 + (int) (unit(person, PENSION_DAY) * 28);
        return calendar.due(day, due) ? PENSION_LEVEL : 0;
    }

    private double unit(int account, int purpose) {
        return Fate.unit(Fate.of(seed, account, purpose));
    }
}
