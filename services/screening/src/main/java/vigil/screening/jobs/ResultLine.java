package vigil.screening.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row with hits, or one that could not be read.
 *
 * @param row counted from 1, the line of column names left out
 * @param id the sender's
 * @param errors by column
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ResultLine(long row, String id, List<HitLine> hits, List<ErrorLine> errors) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** The columns of results as CSV. */
    static final String HEAD = "row,id,list,entry,entry_version,caption,score,field,reason\r\n";

    /** An entry that a row may be. */
    record HitLine(String list, String entry, String entryVersion, String caption, double score) {}

    /** What could not be read. */
    record ErrorLine(String field, String reason) {}

    ResultLine {
        hits = hits == null ? List.of() : List.copyOf(hits);
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** One line of NDJSON. */
    String json() {
        return JSON.writeValueAsString(this) + "\n";
    }

    static ResultLine of(String json) {
        return JSON.readValue(json, ResultLine.class);
    }

    /** A line of CSV for each hit and each error. */
    String csv() {
        StringBuilder csv = new StringBuilder();
        for (HitLine hit : hits) {
            line(
                    csv,
                    hit.list(),
                    hit.entry(),
                    hit.entryVersion(),
                    hit.caption(),
                    Double.toString(hit.score()),
                    "",
                    "");
        }
        for (ErrorLine error : errors) {
            line(csv, "", "", "", "", "", error.field(), error.reason());
        }
        return csv.toString();
    }

    private void line(StringBuilder csv, String... fields) {
        csv.append(row).append(',').append(quoted(id));
        for (String field : fields) {
            csv.append(',').append(quoted(field));
        }
        csv.append("\r\n");
    }

    /** Quoted; a field that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String quoted(String field) {
        boolean formula = !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0;
        String text = formula ? "'" + field : field;
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }
}
