package vigil.launcher.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of words in columns as wide as they must be. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> rightAligned = new ArrayList<>();

    /** Starts with the column titles; one that begins with {@code >} is aligned to the right. */
    public Table(String... titles) {
        for (String title : titles) {
            rightAligned.add(title.startsWith(">"));
        }
        row(List.of(titles).stream().map(t -> t.startsWith(">") ? t.substring(1) : t).toArray());
    }

    /** Adds a row with a cell a column. */
    public void row(Object... cells) {
        if (cells.length != rightAligned.size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells in " + rightAligned.size() + " columns");
        }
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
    }

    /** The lines, titles first. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            cells.add(padded(row.get(column), column));
        }
        return cells.stream().collect(Collectors.joining("  ")).stripTrailing();
    }

    private String padded(String cell, int column) {
        int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        String gap = " ".repeat(width - cell.length());
        return rightAligned.get(column) ? gap + cell : cell + gap;
    }
}
