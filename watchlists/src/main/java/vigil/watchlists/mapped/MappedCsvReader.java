package vigil.watchlists.mapped;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListedDate;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.mapped.CsvMapping.DateOrder;
import vigil.watchlists.reading.CsvRows;
import vigil.watchlists.reading.CsvTable;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/** Delimited rows with column names, an entry a row. */
public final class MappedCsvReader implements ListReader {
    private final CsvMapping mapping;

    public MappedCsvReader(CsvMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        List<String> required = new ArrayList<>(mapping.columns().keySet());
        required.add(mapping.key());
        if (!mapping.kinds().column().isEmpty()) {
            required.add(mapping.kinds().column());
        }
        CsvRows rows =
                new CsvRows(
                        files.open(ListFiles.MAIN),
                        files.limits(),
                        mapping.layout().separator(),
                        mapping.layout().charset());
        try (CsvTable table = new CsvTable(rows, required)) {
            while (table.next()) {
                row(table, origin, sink);
            }
        }
    }

    private void row(CsvTable table, Origin origin, EntitySink sink) throws UnreadableFile {
        String key = table.get(mapping.key());
        if (!EntityId.isKey(key)) {
            sink.refuse(new RowFailure(table.row(), mapping.key(), "is missing or no id"));
            return;
        }
        Schema schema = mapping.kinds().of(table.get(mapping.kinds().column()));
        EntityDraft draft =
                new EntityDraft(new EntityId(mapping.prefix() + "-" + key), schema, origin);
        mapping.constants().forEach(draft::add);
        for (Map.Entry<String, String> column : mapping.columns().entrySet()) {
            for (String value : values(table.get(column.getKey()))) {
                add(draft, column.getValue(), value);
            }
        }
        if (draft.has(Property.NAME) || draft.has(Property.PUBLIC_KEY)) {
            sink.take(draft.done());
        } else {
            sink.refuse(new RowFailure(table.row(), Property.NAME, "is missing"));
        }
    }

    private List<String> values(String field) {
        String several = mapping.layout().several();
        return several.isEmpty() ? List.of(field) : List.of(field.split(Pattern.quote(several)));
    }

    private void add(EntityDraft draft, String property, String value) {
        switch (Property.kind(property)) {
            case COUNTRY -> draft.addCountry(property, value);
            case DATE ->
                    draft.add(property, date(value).map(ListedDate::text).orElse(value), value);
            case GENDER -> draft.add(property, value.toLowerCase(Locale.ROOT));
            default -> draft.add(property, value);
        }
    }

    private Optional<ListedDate> date(String text) {
        boolean monthFirst = mapping.layout().dates() == DateOrder.MONTH_FIRST;
        return ListedDate.of(text)
                .or(() -> monthFirst ? ListedDate.monthFirst(text) : ListedDate.dayFirst(text))
                .or(() -> ListedDate.dayFirst(text.replace('.', '/')))
                .or(() -> ListedDate.english(text));
    }
}
