package vigil.watchlists.uk;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vigil.contracts.csv.RowFailure;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.reading.CsvRows;
import vigil.watchlists.reading.CsvTable;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/**
 * The UK Sanctions List as CSV: a line with the report's date, the column names, then a row for
 * every combination of an entry's names, addresses and so on, all with the entry's unique id.
 */
public final class UkCsvReader implements ListReader {
    private static final String ID = "Unique ID";
    private static final String KIND = "Designation Type";
    private static final String OLD_KIND = "Individual, Entity, Ship";

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        Map<String, UkEntry> entries = new LinkedHashMap<>();
        Set<String> seen = new TreeSet<>();
        try (CsvTable table =
                new CsvTable(
                        new CsvRows(files.open(ListFiles.MAIN), files.limits()),
                        List.of(ID, "Name 6", "Name type"))) {
            while (table.next()) {
                String id = table.get(ID);
                if (EntityId.isKey(id)) {
                    String kind = table.get(KIND);
                    UkEntry entry =
                            entries.computeIfAbsent(
                                    id,
                                    key ->
                                            new UkEntry(
                                                    key,
                                                    kind.isEmpty() ? table.get(OLD_KIND) : kind,
                                                    origin));
                    add(table, entry, id, seen);
                } else {
                    sink.refuse(new RowFailure(table.row(), ID, "is missing or no id"));
                }
            }
        }
        for (UkEntry entry : entries.values()) {
            entry.dossier().to(sink);
        }
    }

    private static void add(CsvTable table, UkEntry entry, String id, Set<String> seen) {
        entry.name(
                table.get("Name type"),
                table.get("Alias strength"),
                List.of(
                        table.get("Name 1"),
                        table.get("Name 2"),
                        table.get("Name 3"),
                        table.get("Name 4"),
                        table.get("Name 5"),
                        table.get("Name 6")));
        entry.originalName(table.get("Name non-latin script"));
        entry.address(
                line -> table.get("Address Line " + line),
                table.get("Address Postal Code"),
                table.get("Address Country"));
        entry.birth(table.get("D.O.B"));
        entry.birthPlace(table.get("Town of birth"), table.get("Country of birth"));
        entry.document(
                true, table.get("Passport number"), table.get("Passport additional information"));
        entry.document(
                false,
                table.get("National Identifier number"),
                table.get("National Identifier additional information"));
        if (seen.add(id)) {
            entry.sanction(
                    table.get("Regime Name"),
                    table.get("Designation source"),
                    table.get("Sanctions Imposed"),
                    table.get("UK Statement of Reasons"));
            entry.dates(
                    table.get("Date Designated"),
                    table.get("Last Updated"),
                    table.get("UN Reference Number"));
            entry.add(Property.NOTES, table.get("Other Information"));
        }
        plain(table, entry);
    }

    private static void plain(CsvTable table, UkEntry entry) {
        entry.add(Property.TITLE, table.get("Title"));
        entry.add(Property.POSITION, table.get("Position"));
        entry.add(Property.GENDER, table.get("Gender").toLowerCase(Locale.ROOT));
        entry.country(Property.NATIONALITY, table.get("Nationality(/ies)"));
        entry.add(Property.PHONE, table.get("Phone number"));
        entry.add(Property.WEBSITE, table.get("Website"));
        entry.add(Property.EMAIL, table.get("Email address"));
        entry.add(Property.LEGAL_FORM, table.get("Type of entity"));
        entry.add(Property.REGISTRATION_NUMBER, table.get("Business registration number (s)"));
        entry.note("Parent company", table.get("Parent company"));
        entry.note("Subsidiary", table.get("Subsidiaries"));
        entry.imo(table.get("IMO number"));
        entry.add(Property.TYPE, table.get("Type of ship"));
        entry.country(Property.FLAG, table.get("Current believed flag of ship"));
        entry.country(Property.PAST_FLAGS, table.get("Previous flags"));
        entry.note("Owner or operator", table.get("Current owner/operator (s)"));
    }
}
