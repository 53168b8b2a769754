package vigil.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vigil.simulator.book.Payment;
import vigil.simulator.book.Payment.Sum;
import vigil.simulator.book.Rail;
import vigil.simulator.chance.Dice;
import vigil.simulator.population.Population;
import vigil.simulator.population.Role;
import vigil.simulator.population.Zone;

/**
 * Groups of companies that move their own cash: once a week around all accounts, or every evening
 * to the parent and back in the morning. Closed cycles in order of time with amounts that match,
 * and no crime.
 */
public final class Treasury {
    private static final int COMPANIES_OF_A_GROUP = 150;
    private static final int SMALLEST_GROUP = 3;
    private static final int GROUP_SIZES = 4;
    private static final double DAILY = 0.15;
    private static final int WORKING_DAYS = 5;

    private final Population population;
    private final Calendar calendar;
    private final List<Group> groups = new ArrayList<>();

    /**
     * @param most the number of payments that all groups together may make
     */
    public Treasury(Population population, Calendar calendar, long seed, long most) {
        this.population = population;
        this.calendar = calendar;
        var dice = new Dice(seed ^ 0x7472656173757279L);
        double weeks = calendar.days() / 7.0 + 1;
        double left = most;
        for (Zone zone : Zone.values()) {
            int count = population.count(zone, Role.COMPANY) / COMPANIES_OF_A_GROUP;
            for (int i = 0; i < count; i++) {
                Group group = group(zone, dice);
                left -= group.paymentsOfAWeek() * weeks;
                if (left >= 0) {
                    groups.add(group);
                }
            }
        }
    }

    /** Plans the sweeps of all days. */
    public void pay(long seed, Consumer<Payment> book) {
        var dice = new Dice(seed ^ 0x737765657073L);
        for (int day = 0; day < calendar.days(); day++) {
            int weekday = calendar.date(day).getDayOfWeek().getValue();
            for (Group group : groups) {
                if (group.daily() && weekday <= WORKING_DAYS) {
                    toParentAndBack(group, day, dice, book);
                } else if (!group.daily() && weekday == group.weekday()) {
                    around(group, day, dice, book);
                }
            }
        }
    }

    private Group group(Zone zone, Dice dice) {
        int size = SMALLEST_GROUP + dice.below(GROUP_SIZES);
        List<Integer> accounts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int account = population.at(zone, Role.COMPANY, dice.unit());
            if (!accounts.contains(account)) {
                accounts.add(account);
            }
        }
        double dollars = StrictMath.exp(10.5 + 1.2 * dice.normal());
        return new Group(accounts, 1 + dice.below(WORKING_DAYS), dice.happens(DAILY), dollars);
    }

    private void around(Group group, int day, Dice dice, Consumer<Payment> book) {
        int minute = day * Payment.MINUTES_OF_A_DAY + 7 * 60 + dice.below(120);
        double dollars = group.dollars() * dice.between(0.8, 1.25);
        for (int i = 0; i < group.accounts().size(); i++) {
            int next = (i + 1) % group.accounts().size();
            sweep(minute, group.accounts().get(i), group.accounts().get(next), dollars, book);
            minute += (int) dice.between(30, 360);
            dollars *= dice.between(0.97, 1.02);
        }
    }

    private void toParentAndBack(Group group, int day, Dice dice, Consumer<Payment> book) {
        int parent = group.accounts().getFirst();
        for (int child : group.accounts().subList(1, group.accounts().size())) {
            double dollars = group.dollars() * dice.between(0.3, 1.7);
            int evening = day * Payment.MINUTES_OF_A_DAY + 17 * 60 + dice.below(90);
            sweep(evening, child, parent, dollars, book);
            int morning = (day + 1) * Payment.MINUTES_OF_A_DAY + 6 * 60 + dice.below(90);
            sweep(morning, parent, child, dollars * dice.between(0.9, 1.0), book);
        }
    }

    private void sweep(int minute, int from, int to, double dollars, Consumer<Payment> book) {
        if (minute < calendar.days() * Payment.MINUTES_OF_A_DAY && from != to) {
            Sum sum = Sum.ofDollars(dollars, population.zone(to).currency());
            book.accept(Payment.ordinary(minute, from, to, sum, Rail.ACH));
        }
    }

    private record Group(List<Integer> accounts, int weekday, boolean daily, double dollars) {
        int paymentsOfAWeek() {
            return daily ? (accounts.size() - 1) * 2 * WORKING_DAYS : accounts.size();
        }
    }
}
