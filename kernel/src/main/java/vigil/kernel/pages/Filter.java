package vigil.kernel.pages;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Conditions of a list, gathered from query parameters; absent ones add nothing. */
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition with as many question marks as values. */
    public Filter and(String condition, Object... conditionValues) {
        conditions.add(condition);
        values.addAll(List.of(conditionValues));
        return this;
    }

    /** Event time from (inclusive) and to (exclusive), RFC 3339. */
    public Filter between(String column, @Nullable String from, @Nullable String to) {
        if (from != null) {
            and(column + " >= ?", instant("from", from));
        }
        if (to != null) {
            and(column + " < ?", instant("to", to));
        }
        return this;
    }

    /** One of an enum's words, kept as its number. */
    public <E extends Enum<E>> Filter word(
            String column, String parameter, @Nullable String word, Class<E> type) {
        if (word != null) {
            and(column + " = ?", (short) constant(parameter, word, type).ordinal());
        }
        return this;
    }

    /** The conditions as SQL, beginning with {@code where}. */
    public String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Binds the values from the first parameter on; gives the index of the next. */
    public int bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Object value : values) {
            if (value instanceof Instant instant) {
                statement.setObject(next++, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            } else {
                statement.setObject(next++, value);
            }
        }
        return next;
    }

    /** An id of a path; one that cannot be an id names nothing. */
    public static UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) { // One id has one text only.
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like a text that is no id's own.
        }
        throw notFound();
    }

    /** Also the answer on what belongs to somebody else. */
    public static Refusal notFound() {
        return Refusal.of(ProblemCode.NOT_FOUND, "There is nothing under this id.");
    }

    /** Ids as an array for {@code = any (?)}. */
    public static Array ids(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static <E extends Enum<E>> E constant(String parameter, String word, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw Cut.refusal(parameter, "is one of " + String.join(", ", words));
    }

    private static Instant instant(String parameter, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.getEpochSecond() >= -2_208_988_800L
                    && instant.getEpochSecond() < 4_102_444_800L) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // Answered below, like a time of another century.
        }
        throw Cut.refusal(parameter, "is a time such as 2026-01-31T12:00:00Z");
    }
}
