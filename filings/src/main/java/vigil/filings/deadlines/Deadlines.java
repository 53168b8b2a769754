package vigil.filings.deadlines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * The deadlines of jurisdictions as they are configured: a JSON file with calendars of holidays and
 * rules with their dates.
 */
public final class Deadlines {
    private final Map<String, HolidayCalendar> calendars;
    private final List<DeadlineRule> rules;

    private Deadlines(DeadlineTable table) {
        Map<String, HolidayCalendar> byName = new HashMap<>();
        table.calendars().forEach(calendar -> byName.put(calendar.name(), calendar));
        this.calendars = Map.copyOf(byName);
        this.rules = table.rules().stream().map(DeadlineTable.Placed::rule).toList();
        table.requireCalendars(calendars.keySet());
    }

    /** The deadlines that come with Vigil: the United States and the Union, Germany and France. */
    public static Deadlines standard() {
        return new Deadlines(shipped());
    }

    private static DeadlineTable shipped() {
        try (InputStream in =
                Objects.requireNonNull(
                        Deadlines.class.getResourceAsStream(
                                "/vigil/filings/deadlines/deadlines.json"))) {
            return DeadlineTable.read(in, "deadlines.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Those that come with Vigil and a deployment's own. Its rules go first: where both have one
     * for a duty on a day, its own counts. Its calendars are added, or take the place of those of
     * the same name.
     *
     * @throws IllegalArgumentException with the line, when the file says anything that is not
     *     understood
     */
    public static Deadlines standardAnd(Path own) {
        try (InputStream in = Files.newInputStream(own)) {
            return new Deadlines(DeadlineTable.read(in, own.toString()).before(shipped()));
        } catch (IOException e) {
            throw new IllegalArgumentException(own + " cannot be read", e);
        }
    }

    /**
     * Reads deadlines as an institution has them.
     *
     * @throws IllegalArgumentException with the line, when the file says anything that is not
     *     understood
     */
    public static Deadlines read(InputStream in) {
        return new Deadlines(DeadlineTable.read(in, "the deadlines"));
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
