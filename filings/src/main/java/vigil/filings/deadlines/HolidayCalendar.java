package vigil.filings.deadlines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Whose days of rest are kept: weekends and holidays by rule, for any year. */
public record HolidayCalendar(String name, List<Holiday> holidays) {

    public HolidayCalendar {
        if (name == null || holidays == null) {
            throw new IllegalArgumentException("a calendar has a name and holidays");
        }
        holidays = List.copyOf(holidays);
    }

    public boolean isHoliday(LocalDate day) {
        for (Holiday holiday : holidays) {
            // A New Year's Day on a Saturday is observed on the last day of the year before.
            if (holiday.of(day.getYear()).filter(day::equals).isPresent()
                    || holiday.of(day.getYear() + 1).filter(day::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isHoliday(day);
    }

    /** The so many-th working day after a day, which is not counted itself. */
    public LocalDate workingDaysAfter(LocalDate day, int count) {
        LocalDate reached = day;
        for (int left = count; left > 0; ) {
            reached = reached.plusDays(1);
            left -= isWorkingDay(reached) ? 1 : 0;
        }
        return reached;
    }
}
