package vigil.watchlists.eu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import vigil.contracts.csv.RowFailure;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.reading.CsvRows;
import vigil.watchlists.reading.CsvTable;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/**
 * The full CSV list of the EU, version 1.1: semicolons, a row for every name, address, birth,
 * document and citizenship of an entry. It does not say which names are weak.
 */
public final class EuCsvReader implements ListReader {
    private static final String ID = "Entity_LogicalId";
    private static final String KIND = "Entity_SubjectType";

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        Map<String, EuEntry> entries = new LinkedHashMap<>();
        try (CsvTable table =
                new CsvTable(
                        new CsvRows(
                                files.open(ListFiles.MAIN),
                                files.limits(),
                                ';',
                                StandardCharsets.UTF_8),
                        List.of(ID, KIND, "NameAlias_WholeName"))) {
            while (table.next()) {
                String id = table.get(ID);
                if (!EntityId.isKey(id)) {
                    sink.refuse(new RowFailure(table.row(), ID, "is missing or no id"));
                    continue;
                }
                String kind = table.get(KIND);
                EuEntry entry =
                        entries.computeIfAbsent(
                                id,
                                key ->
                                        new EuEntry(
                                                key,
                                                kind.equalsIgnoreCase("person") || kind.equals("P"),
                                                origin));
                add(table, entry);
            }
        }
        for (EuEntry entry : entries.values()) {
            entry.dossier().to(sink);
        }
    }

    private static void add(CsvTable table, EuEntry entry) {
        entry.entry(columns(table, "Entity_"));
        entry.regulation(columns(table, "Entity_Regulation_"));
        if (some(table, "NameAlias_", "WholeName", "LastName")) {
            entry.name(columns(table, "NameAlias_"));
        }
        if (some(table, "Address_", "City", "Street", "CountryIso2Code")) {
            entry.address(columns(table, "Address_"));
        }
        if (some(table, "BirthDate_", "BirthDate", "Year", "YearRangeFrom", "CountryIso2Code")) {
            entry.birth(columns(table, "BirthDate_"));
        }
        if (some(table, "Identification_", "Number")) {
            entry.identification(columns(table, "Identification_"));
        }
        if (some(table, "Citizenship_", "CountryIso2Code")) {
            entry.citizenship(columns(table, "Citizenship_"));
        }
    }

    private static boolean some(CsvTable table, String prefix, String... columns) {
        for (String column : columns) {
            if (!table.get(prefix + column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static UnaryOperator<String> columns(CsvTable table, String prefix) {
        return field -> {
            // The XML's identificationTypeCode is Identification_TypeCode here, and so on.
            String plain =
                    field.startsWith("identification")
                            ? field.substring("identification".length())
                            : field.equals("euReferenceNumber") ? "EU_ReferenceNumber" : field;
            return table.get(prefix + (field.equals("unitedNationId") ? "UnitedNationId" : plain));
        };
    }
}
