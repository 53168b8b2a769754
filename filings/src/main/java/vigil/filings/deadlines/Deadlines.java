package vigil.filings.deadlines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The deadlines of jurisdictions as they are configured: a JSON file with calendars of holidays and
 * rules with their dates.
 */
public final class Deadlines {
    private final Map<String, HolidayCalendar> calendars;
    private final List<DeadlineRule> rules;

    private record Configuration(List<HolidayCalendar> calendars, List<DeadlineRule> rules) {
        Configuration {
            if (calendars == null || rules == null) {
                throw new IllegalArgumentException("there are calendars and rules");
            }
        }
    }

    private Deadlines(Configuration configuration) {
        Map<String, HolidayCalendar> byName = new HashMap<>();
        configuration.calendars().forEach(calendar -> byName.put(calendar.name(), calendar));
        this.calendars = Map.copyOf(byName);
        this.rules = List.copyOf(configuration.rules());
        for (DeadlineRule rule : rules) {
            if (!calendars.containsKey(rule.calendar())) {
                throw new IllegalArgumentException("no calendar is called " + rule.calendar());
            }
        }
    }

    /** The deadlines that come with Vigil: the United States and the Union, Germany and France. */
    public static Deadlines standard() {
        try (InputStream in =
                Objects.requireNonNull(
                        Deadlines.class.getResourceAsStream(
                                "/vigil/filings/deadlines/deadlines.json"))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads deadlines as an institution has them.
     *
     * @throws IllegalArgumentException when the file says anything that is not understood
     */
    public static Deadlines read(InputStream in) {
        try {
            return new Deadlines(JsonMapper.shared().readValue(in, Configuration.class));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the deadlines are not understood", e);
        }
    }

    public List<DeadlineRule> rules() {
        return rules;
    }

    /**
     * Until when a duty must be done that began then; empty where no rule was in force on that day
     * in the rule's zone.
     */
    public Optional<Deadline> of(String jurisdiction, Duty duty, Instant began) {
        return rules.stream()
                .filter(rule -> rule.jurisdiction().equals(jurisdiction) && rule.duty() == duty)
                .filter(rule -> rule.isInForce(began.atZone(rule.zone()).toLocalDate()))
                .findFirst()
                .map(rule -> of(rule, began, rule.zone()));
    }

    /** The deadline by that rule, with the days of an institution in another zone. */
    public Deadline of(DeadlineRule rule, Instant began, ZoneId zone) {
        if (rule.unit() == DeadlineRule.Unit.HOURS) {
            Instant lateAt = began.plus(Duration.ofHours(rule.count()));
            return new Deadline(lateAt, lateAt.atZone(zone).toLocalDate(), rule);
        }
        LocalDate day = began.atZone(zone).toLocalDate();
        LocalDate last =
                rule.unit() == DeadlineRule.Unit.CALENDAR_DAYS
                        ? day.plusDays(rule.count())
                        : calendar(rule.calendar()).workingDaysAfter(day, rule.count());
        // Midnight may not exist where clocks change at it: the day then starts later.
        return new Deadline(last.plusDays(1).atStartOfDay(zone).toInstant(), last, rule);
    }

    /** The names of all calendars. */
    public Set<String> calendarNames() {
        return calendars.keySet();
    }

    public HolidayCalendar calendar(String name) {
        return Objects.requireNonNull(calendars.get(name), "no such calendar");
    }
}
