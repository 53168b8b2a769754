package vigil.screening.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vigil.contracts.csv.CsvLines;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.problems.FieldError;
import vigil.screening.questions.Question;
import vigil.screening.questions.QuestionReader;
import vigil.watchlists.matching.Columns;

/**
 * Reads names from CSV in bounded memory. The first line names the columns: {@code id}, {@code
 * schema}, and properties of FollowTheMoney in any spelling, {@code birth_date} as {@code
 * birthDate}; several values of a field stand behind semicolons.
 */
final class NameRows implements AutoCloseable {

    private static final int LONGEST_ID = 256;
    private static final String ID = Columns.ID;
    private static final String SCHEMA = Columns.SCHEMA;

    /** Without any of these a row says nothing that could be found. */
    private static final Set<String> TELLING =
            Set.of(
                    "name",
                    "alias",
                    "lastName",
                    "firstName",
                    "passportNumber",
                    "idNumber",
                    "taxNumber",
                    "registrationNumber",
                    "leiCode",
                    "swiftBic",
                    "imoNumber",
                    "publicKey",
                    "iban");

    private final CsvLines lines;
    private final List<String> columns = new ArrayList<>();
    private long row;

    /**
     * A row.
     *
     * @param row counted from 1, the line of column names left out
     * @param id the sender's; empty when it has none
     * @param errors what could not be read; there is a question when there is none
     */
    record Row(long row, String id, @Nullable Question question, List<FieldError> errors) {

        @Override
        public String toString() {
            return "Row " + row;
        }
    }

    private NameRows(CsvLines lines) {
        this.lines = lines;
    }

    /**
     * @throws UnreadableFile when it is no such file
     */
    static NameRows read(InputStream in) throws IOException {
        NameRows rows = new NameRows(new CsvLines(Unpacked.of(in)));
        rows.readColumns();
        return rows;
    }

    /** The next row; null at the end. */
    @Nullable Row next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        row++;
        String damage = lines.damage();
        if (damage != null) {
            return new Row(row, "", null, List.of(FieldError.of("row", damage)));
        }
        return read();
    }

    /** Passes over rows that were read before. */
    void skip(long rows) throws IOException {
        for (long i = 0; i < rows && lines.next(); i++) {
            row++;
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void readColumns() throws IOException {
        if (!lines.next() || lines.damage() != null) {
            throw new UnreadableFile("the file has no line of column names");
        }
        for (int i = 0; i < lines.count(); i++) {
            columns.add(Columns.property(Optional.ofNullable(lines.text(i)).orElse("")));
        }
        if (columns.stream().noneMatch(TELLING::contains)) {
            throw new UnreadableFile(
                    "the first line names no column of names or identifiers, such as name");
        }
    }

    private Row read() {
        QuestionReader reader = new QuestionReader();
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = question.putObject("properties");
        String id = "";
        boolean telling = false;
        for (int i = 0; i < Math.min(columns.size(), lines.count()); i++) {
            String column = columns.get(i);
            String text = lines.text(i);
            if (text == null) {
                reader.refuse(column, "is text in UTF-8 without control characters");
            } else if (column.equals(ID)) {
                id = text.strip();
            } else if (column.equals(SCHEMA) && !text.isBlank()) {
                question.put(SCHEMA, text.strip());
            } else if (!column.isEmpty() && !column.equals(SCHEMA) && !text.isBlank()) {
                telling |= TELLING.contains(column);
                values(properties.withArray(column), text);
            }
        }
        if (id.length() > LONGEST_ID) {
            reader.refuse(ID, "has at most " + LONGEST_ID + " characters");
            id = "";
        }
        if (!telling && reader.errors().isEmpty()) {
            reader.refuse("name", "is missing, and there is no identifier either");
        }
        Question read = reader.read("row", Long.toString(row), question).orElse(null);
        List<FieldError> errors = reader.errors().stream().map(NameRows::ofColumn).toList();
        return new Row(row, id, errors.isEmpty() ? read : null, errors);
    }

    private static void values(ArrayNode values, String text) {
        for (String value : text.split(";")) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
    }

    private static FieldError ofColumn(FieldError error) {
        String field = String.valueOf(error.field());
        return FieldError.of(field.substring(field.lastIndexOf('.') + 1), error.reason());
    }
}
