package vigil.kernel.pages;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * Which part of a list is asked for.
 *
 * @param before only rows whose number is smaller
 */
public record Cut(long before, int limit) {

    private static final int LIMIT = 100;
    private static final int LARGEST_LIMIT = 1_000;
    private static final int RADIX = 36;

    /** Checks the query parameters {@code after} and {@code limit}. */
    public static Cut of(@Nullable String after, @Nullable String limit) {
        return new Cut(before(after), number("limit", limit, LARGEST_LIMIT, LIMIT));
    }

    /** One row more than asked for tells whether there is a part behind. */
    public int rows() {
        return limit + 1;
    }

    /** The page of these rows, which are as many as {@link #rows} or fewer. */
    public <R, T> Page<T> page(List<R> rows, ToLongFunction<R> number, Function<R, T> view) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next =
                rows.size() > limit
                        ? Long.toString(number.applyAsLong(shown.getLast()), RADIX)
                        : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    /** What a row of the database shows. */
    @FunctionalInterface
    public interface View<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The page that a question for {@link #rows} rows gives; each has its {@code number}. */
    public <T> Page<T> page(PreparedStatement select, View<T> view) throws SQLException {
        record Row<T>(long number, T view) {}
        List<Row<T>> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Row<>(rows.getLong("number"), view.of(rows)));
            }
        }
        return page(found, Row::number, Row::view);
    }

    private static long before(@Nullable String after) {
        if (after == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(after, RADIX);
        } catch (NumberFormatException e) {
            throw refusal("after", "is not a cursor that a page gave as 'next'");
        }
    }

    /** A query parameter that is a number from 1 to {@code largest}. */
    public static int number(String field, @Nullable String text, int largest, int whenAbsent) {
        if (text == null) {
            return whenAbsent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number out of bounds.
        }
        throw refusal(field, "is a number from 1 to " + largest);
    }

    /** The refusal of a query parameter. */
    public static Refusal refusal(String field, String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "A query parameter is not acceptable.",
                List.of(FieldError.of(field, reason)));
    }
}
