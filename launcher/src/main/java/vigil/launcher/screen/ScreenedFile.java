package vigil.launcher.screen;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;
import vigil.launcher.analyse.transactions.CountedBytes;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.matcher.explanation.Explanation;
import vigil.matcher.screening.SearchLimits;
import vigil.watchlists.matching.Columns;
import vigil.watchlists.matching.Compared;
import vigil.watchlists.matching.Finder.Found;
import vigil.watchlists.reading.CsvRows;
import vigil.watchlists.reading.CsvTable;
import vigil.watchlists.reading.ReadingLimits;

/** Screens every row of a CSV file, in the order of the rows and on all cores. */
final class ScreenedFile {

    private static final int ROWS_AT_ONCE = 2_000;
    private static final List<String> COLUMNS =
            List.of("row", "id", "name", "list", "entry", "caption", "score", "why");

    private final KeptIndexes kept;
    private final SearchLimits limits;
    private final Schema otherwise;

    ScreenedFile(KeptIndexes kept, SearchLimits limits, Schema otherwise) {
        this.kept = kept;
        this.limits = limits;
        this.otherwise = otherwise;
    }

    /** A row that is asked about. */
    private record Row(long number, String id, String name, Entity entity) {}

    /** Writes a line a hit; gives the number of hits. */
    int screen(Path file, @Nullable Path out, PrintStream screen) throws IOException {
        long begun = System.nanoTime();
        long rows = 0;
        int hits = 0;
        Progress progress = Progress.onScreen("names");
        long size = Math.max(1, Files.size(file));
        try (CountedBytes bytes = new CountedBytes(Files.newInputStream(file));
                CsvTable table = table(bytes);
                OutputStream target = out == null ? screen : Files.newOutputStream(out);
                Writer text =
                        new OutputStreamWriter(
                                new BufferedOutputStream(target), StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            List<Row> waiting = new ArrayList<>();
            boolean more = true;
            while (more) {
                more = table.next();
                if (more) {
                    waiting.add(row(table));
                    rows++;
                    progress.step((double) bytes.count() / size);
                }
                if (waiting.size() == ROWS_AT_ONCE || !more) {
                    hits += write(waiting, csv);
                    waiting.clear();
                }
            }
        }
        progress.end();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.err.printf(
                Locale.ROOT,
                "%,d names screened in %.1f s (%,.0f a second): %,d hits.%n",
                rows,
                seconds,
                rows / seconds,
                hits);
        return hits;
    }

    private static CsvTable table(CountedBytes bytes) throws IOException {
        try {
            return new CsvTable(
                    new CsvRows(Unpacked.of(bytes), ReadingLimits.defaults()), List.of("name"));
        } catch (UnreadableFile e) {
            throw new Trouble("The file needs a first row of column names, one of them 'name'.", e);
        }
    }

    private Row row(CsvTable table) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : table.columns()) {
            String value = table.get(column);
            if (!value.isEmpty()) {
                values.put(Columns.property(column), value);
            }
        }
        Compared compared =
                new Compared(
                        "row",
                        Optional.ofNullable(values.remove(Columns.SCHEMA))
                                .flatMap(Compared::schema)
                                .orElse(otherwise));
        String id = Optional.ofNullable(values.remove(Columns.ID)).orElse("");
        values.forEach(compared::add);
        return new Row(table.row(), id, table.get("name"), compared.build());
    }

    private int write(List<Row> rows, CsvWriter csv) {
        List<List<List<String>>> found = rows.parallelStream().map(this::hits).toList();
        int hits = 0;
        for (List<List<String>> lines : found) {
            lines.forEach(csv::writeRecord);
            hits += lines.size();
        }
        return hits;
    }

    private List<List<String>> hits(Row row) {
        return kept.find(row.entity(), limits).stream().map(found -> line(row, found)).toList();
    }

    private List<String> line(Row row, Found found) {
        return List.of(
                Long.toString(row.number()),
                row.id(),
                row.name(),
                found.list().snapshot().list().text(),
                found.hit().entity().id(),
                found.hit().entity().caption(),
                String.format(Locale.ROOT, "%.3f", found.hit().score()),
                String.join(" ", Explanation.sentences(kept.compare(row.entity(), found))));
    }
}
