package vigil.cases.pages;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A table with a comma between its cells (RFC 4180). */
public final class Csv {

    /** Its media type. */
    public static final String TYPE = "text/csv";

    private static final String END = "\r\n";

    private final StringBuilder table = new StringBuilder();

    /** A table with these heads. */
    public Csv(String... heads) {
        table.append(String.join(",", heads)).append(END);
    }

    /** Adds a line; texts that are not plain words are quoted, null is an empty cell. */
    public Csv line(@Nullable Object... cells) {
        table.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append(END);
        return this;
    }

    private static String cell(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        return text.matches("[A-Za-z0-9_.:+-]*") && !text.matches("[+-][^0-9].*")
                ? text
                : quoted(text);
    }

    /** Names come from elsewhere: none begins as a spreadsheet's formula does. */
    public static String quoted(String text) {
        String safe = text.matches("[=+@\\t\\r-].*") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** The answer that a browser keeps under this name. */
    public ResponseEntity<String> answer(String fileName) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .body(table.toString());
    }
}
