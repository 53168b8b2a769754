package vigil.watchlists.ofac;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.ofac.OfacEntry.Value;
import vigil.watchlists.reading.CsvRows;
import vigil.watchlists.reading.Dossier.PostalAddress;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/**
 * OFAC's delimited files: entries ({@link ListFiles#MAIN}), addresses ({@link #ADDRESSES}), aliases
 * ({@link #ALIASES}) and the rest of long remarks ({@link #COMMENTS}), joined by entry number; no
 * column names, {@code -0-} for nothing, a control-Z at the end (OFAC, "SDN data formats").
 */
public final class OfacClassicReader implements ListReader {
    public static final String ADDRESSES = "add";
    public static final String ALIASES = "alt";
    public static final String COMMENTS = "comments";

    private static final int COLUMNS = 12;
    private static final int NUMBER_DIGITS = 9;

    private final OfacList list;

    public OfacClassicReader(OfacList list) {
        this.list = list;
    }

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        Map<String, List<List<String>>> addresses = byEntry(files, ADDRESSES, 5, sink);
        Map<String, List<List<String>>> aliases = byEntry(files, ALIASES, 4, sink);
        Map<String, List<List<String>>> comments = byEntry(files, COMMENTS, 2, sink);
        Links links = new Links(origin);
        try (CsvRows rows = new CsvRows(files.open(ListFiles.MAIN), files.limits())) {
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                if (isEnd(row)) {
                    continue;
                }
                String number = number(row, COLUMNS);
                if (number == null) {
                    sink.refuse(notAnEntry(ListFiles.MAIN, rows.row()));
                    continue;
                }
                OfacEntry entry = entry(number, row, origin);
                each(aliases.remove(number), alias -> addAlias(entry, alias));
                each(addresses.remove(number), address -> addAddress(entry, address));
                Remarks.read(remarks(row, comments.remove(number)), entry);
                links.take(entry, value(row, 1));
                entry.to(sink);
            }
        }
        links.to(sink);
        refuseOrphans(ALIASES, aliases, sink);
        refuseOrphans(ADDRESSES, addresses, sink);
    }

    private OfacEntry entry(String number, List<String> row, Origin origin) {
        OfacEntry entry = new OfacEntry(list, number, value(row, 2), origin);
        entry.name(value(row, 1));
        for (String program : value(row, 3).split("\\] \\[")) {
            entry.program(program);
        }
        entry.main()
                .add(Property.POSITION, value(row, 4))
                .add(Property.CALL_SIGN, value(row, 5))
                .add(Property.DEADWEIGHT_TONNAGE, value(row, 7))
                .add(Property.GROSS_TONNAGE, value(row, 8))
                .addCountry(Property.FLAG, value(row, 9));
        if (!value(row, 6).isEmpty()) {
            entry.detail("Vessel Type", Value.of(value(row, 6)));
        }
        if (!value(row, 10).isEmpty()) {
            entry.main().add(Property.NOTES, "Vessel Owner " + value(row, 10));
        }
        return entry;
    }

    private static void addAlias(OfacEntry entry, List<String> alias) {
        entry.alias(value(alias, 2), false, value(alias, 3));
    }

    private static void addAddress(OfacEntry entry, List<String> address) {
        entry.address(
                value(address, 1),
                new PostalAddress(value(address, 2), value(address, 3), "", "", value(address, 4)));
    }

    private static String remarks(List<String> row, @Nullable List<List<String>> more) {
        StringBuilder remarks = new StringBuilder(value(row, 11));
        each(more, rest -> remarks.append(value(rest, 1)));
        return remarks.toString();
    }

    /** The rows of a companion file by entry number; none when the list comes without it. */
    private static Map<String, List<List<String>>> byEntry(
            ListFiles files, String part, int columns, EntitySink sink) throws IOException {
        Map<String, List<List<String>>> found = new HashMap<>();
        if (!files.has(part)) {
            return found;
        }
        try (CsvRows rows = new CsvRows(files.open(part), files.limits())) {
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                String number = number(row, columns);
                if (number != null) {
                    found.computeIfAbsent(number, key -> new ArrayList<>(2)).add(row);
                } else if (!isEnd(row)) {
                    sink.refuse(notAnEntry(part, rows.row()));
                }
            }
        }
        return found;
    }

    private static void refuseOrphans(
            String part, Map<String, List<List<String>>> orphans, EntitySink sink)
            throws UnreadableFile {
        for (int i = 0; i < orphans.size(); i++) {
            sink.refuse(new RowFailure(i, part, "belongs to no entry of the list"));
        }
    }

    private static void each(@Nullable List<List<String>> rows, Consumer<List<String>> act) {
        if (rows != null) {
            rows.forEach(act);
        }
    }

    /** The entry number of a row with enough columns, else null. */
    private static @Nullable String number(List<String> row, int columns) {
        String number = row.getFirst().strip();
        boolean digits =
                !number.isEmpty()
                        && number.length() <= NUMBER_DIGITS
                        && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && row.size() >= columns ? number : null;
    }

    private static String value(List<String> row, int column) {
        if (column >= row.size()) {
            return "";
        }
        String value = row.get(column).strip();
        return value.equals("-0-") ? "" : value;
    }

    private static boolean isEnd(List<String> row) {
        return row.size() == 1 && row.getFirst().strip().equals("\u001a")
                || row.size() == 1 && row.getFirst().isBlank();
    }

    private static RowFailure notAnEntry(String part, long row) {
        return new RowFailure(
                row, part, "is no row of an OFAC file: an entry number and all columns");
    }
}
