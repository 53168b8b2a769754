package vigil.filings.deadlines;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of deadlines as it was read: {@code {"calendars": […], "rules": […]}}. Whatever is not
 * understood is refused with the file's name and the line.
 *
 * @param rules in the order in which they are tried
 */
record DeadlineTable(List<HolidayCalendar> calendars, List<Placed> rules) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    // Entries are read one after the other.
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    DeadlineTable {
        calendars = List.copyOf(calendars);
        rules = List.copyOf(rules);
    }

    /** A rule with where it stands. */
    record Placed(DeadlineRule rule, String file, int line) {

        IllegalArgumentException refusal(String why) {
            return DeadlineTable.refusal(file, line, why, null);
        }
    }

    /** Reads all of it. */
    static DeadlineTable read(InputStream in, String file) {
        List<HolidayCalendar> calendars = new ArrayList<>();
        List<Placed> rules = new ArrayList<>();
        boolean ruled = false;
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refusal(file, 1, "there are calendars and rules", null);
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                int line = parser.currentTokenLocation().getLineNr();
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw refusal(file, line, name + " is an array", null);
                }
                switch (name) {
                    case "calendars" -> calendars(parser, file, calendars);
                    case "rules" -> {
                        rules(parser, file, rules);
                        ruled = true;
                    }
                    default -> throw refusal(file, line, "nothing is called " + name, null);
                }
            }
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                throw refusal(file, line, "something stands behind the end", null);
            }
        } catch (StreamReadException e) {
            throw refusal(file, e.getLocation().getLineNr(), e.getOriginalMessage(), e);
        }
        if (!ruled) {
            throw refusal(file, 1, "there are rules", null);
        }
        requireOneADay(rules);
        return new DeadlineTable(calendars, rules);
    }

    private static void calendars(JsonParser parser, String file, List<HolidayCalendar> calendars) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            calendars.add(entry(parser, file, HolidayCalendar.class));
        }
    }

    private static void rules(JsonParser parser, String file, List<Placed> rules) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = parser.currentTokenLocation().getLineNr();
            rules.add(new Placed(entry(parser, file, DeadlineRule.class), file, line));
        }
    }

    private static <T> T entry(JsonParser parser, String file, Class<T> type) {
        int line = parser.currentTokenLocation().getLineNr();
        try {
            return JSON.readValue(parser, type);
        } catch (StreamReadException e) {
            throw e;
        } catch (JacksonException e) {
            int at = e.getLocation() == null ? line : e.getLocation().getLineNr();
            Throwable cause = e.getCause();
            String why = cause == null ? e.getOriginalMessage() : cause.getMessage();
            throw refusal(file, Math.max(line, at), why, e);
        }
    }

    private static IllegalArgumentException refusal(
            String file, int line, @Nullable String why, @Nullable Exception cause) {
        return new IllegalArgumentException("%s, line %d: %s".formatted(file, line, why), cause);
    }

    /** Two rules of one file for one duty on one day: nobody could say which counts. */
    private static void requireOneADay(List<Placed> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (Placed before : rules.subList(0, i)) {
                if (rules.get(i).rule().overlaps(before.rule())) {
                    throw rules.get(i)
                            .refusal(
                                    "line %d has a rule for the same duty on the same days"
                                            .formatted(before.line()));
                }
            }
        }
    }

    /** This one, and behind it another: what both say, this one says. */
    DeadlineTable before(DeadlineTable other) {
        List<HolidayCalendar> allCalendars = new ArrayList<>(other.calendars);
        allCalendars.addAll(calendars);
        List<Placed> allRules = new ArrayList<>(rules);
        allRules.addAll(other.rules);
        return new DeadlineTable(allCalendars, allRules);
    }

    /** Refuses a rule by a calendar that there is not. */
    void requireCalendars(Set<String> names) {
        for (Placed placed : rules) {
            if (!names.contains(placed.rule().calendar())) {
                throw placed.refusal("no calendar is called " + placed.rule().calendar());
            }
        }
    }
}
