package vigil.cases.queue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;

/** The orders in which the queue is read; each has an index. */
enum Sort {
    PRIORITY("w.priority", false, Integer::valueOf),
    NEWEST("w.number", false, Long::valueOf),
    DUE("w.due_at", true, text -> Instant.ofEpochMilli(Long.parseLong(text))),
    AMOUNT("w.amount", false, BigDecimal::new),
    SCORE("w.score", false, Integer::valueOf);

    private final String column;
    private final boolean ascending;
    private final Function<String, Object> key;

    Sort(String column, boolean ascending, Function<String, Object> key) {
        this.column = column;
        this.ascending = ascending;
        this.key = key;
    }

    /** The order by as SQL. */
    String order() {
        return ascending
                ? " order by " + column + ", w.number"
                : " order by " + column + " desc, w.number desc";
    }

    /** Only what stands behind the item that a page ended with. */
    void behind(Filter filter, String cursor) {
        int dot = cursor.lastIndexOf('_');
        try {
            Object last = key.apply(cursor.substring(0, Math.max(0, dot)));
            long number = Long.parseLong(cursor.substring(dot + 1));
            filter.and(
                    "(" + column + ", w.number) " + (ascending ? ">" : "<") + " (?, ?)",
                    last,
                    number);
        } catch (NumberFormatException e) {
            throw Cut.refusal("after", "is a cursor that a page in this order gave as 'next'");
        }
    }

    /** The cursor of a page that ends with this item. */
    String cursor(Item item, int priority) {
        String last =
                switch (this) {
                    case PRIORITY -> Integer.toString(priority);
                    case NEWEST -> Long.toString(item.number());
                    case DUE -> Long.toString(item.times().dueAt().toEpochMilli());
                    case AMOUNT -> item.finding().amount().toPlainString();
                    case SCORE -> Integer.toString(item.finding().score());
                };
        return last + "_" + item.number();
    }
}
