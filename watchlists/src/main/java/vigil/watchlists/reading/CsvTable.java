package vigil.watchlists.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.CleanText;

/** Delimited rows whose first row names the columns. */
public final class CsvTable implements AutoCloseable {
    private final CsvRows rows;
    private final Map<String, Integer> columns = new HashMap<>();
    private List<String> names = List.of();
    private List<String> row = List.of();

    /**
     * Reads on until the row that names the columns.
     *
     * @param required columns without which this is another kind of file
     */
    public CsvTable(CsvRows rows, List<String> required) throws IOException {
        this.rows = rows;
        // The United Kingdom's file tells its date before the column names.
        for (int attempt = 0; attempt < 5; attempt++) {
            List<String> first = rows.next();
            if (first == null) {
                break;
            }
            names = first;
            columns.clear();
            for (int i = 0; i < names.size(); i++) {
                columns.putIfAbsent(key(names.get(i)), i);
            }
            if (required.stream().allMatch(name -> columns.containsKey(key(name)))) {
                return;
            }
        }
        throw new UnreadableFile("the file is not this kind of list: it lacks columns " + required);
    }

    /** Moves to the next row; false at the end. */
    public boolean next() throws IOException {
        @Nullable List<String> fields = rows.next();
        row = fields == null ? List.of() : fields;
        return fields != null;
    }

    /** The 0-based number of the current row in the file. */
    public long row() {
        return rows.row();
    }

    /** The columns as the file names them. */
    public List<String> columns() {
        return names;
    }

    public boolean has(String column) {
        return columns.containsKey(key(column));
    }

    /** The current row's value in a column, clean; empty when there is none. */
    public String get(String column) {
        Integer place = columns.get(key(column));
        return place == null || place >= row.size() ? "" : CleanText.of(row.get(place));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static String key(String column) {
        return CleanText.of(column).toLowerCase(Locale.ROOT);
    }
}
