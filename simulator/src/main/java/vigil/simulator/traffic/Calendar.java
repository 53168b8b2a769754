package vigil.simulator.traffic;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The simulated days. */
public record Calendar(LocalDate start, int days) {
    /**
     * A day of a weekend carries a third of a working day's traffic: 12.3 % of HI-Small falls on
     * weekends.
     */
    private static final double WEEKEND_WEIGHT = 0.355;

    public LocalDate date(int day) {
        return start.plusDays(day);
    }

    public boolean weekend(int day) {
        DayOfWeek weekday = date(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }

    /** How much everyday traffic a day carries relative to others. */
    public double weight(int day) {
        return weekend(day) ? WEEKEND_WEIGHT : 1;
    }

    /**
     * Whether a monthly payment due on a day of the month is made today: one due on a weekend is
     * made on Friday.
     */
    boolean due(int day, int dayOfMonth) {
        LocalDate date = date(day);
        if (weekend(day)) {
            return false;
        }
        if (dueOn(date, dayOfMonth)) {
            return true;
        }
        return date.getDayOfWeek() == DayOfWeek.FRIDAY
                && (dueOn(date.plusDays(1), dayOfMonth) || dueOn(date.plusDays(2), dayOfMonth));
    }

    private static boolean dueOn(LocalDate date, int dayOfMonth) {
        return date.getDayOfMonth() == Math.min(dayOfMonth, date.lengthOfMonth());
    }
}
