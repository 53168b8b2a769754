package vigil.filings.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Filing;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.report.TransactionReport;
import vigil.filings.xml.UnreadableForm;

/**
 * A report as JSON: {@code {"form": "SARX", "report": {…}}}, fields as the report's records name
 * them. What has no value is left out; unknown fields are refused.
 */
public final class FilingJson {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxStringLength(40_000)
                                                    .maxDocumentLength(8 << 20)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    // A mark that a form leaves out is not set.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(inclusion ->
                            inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
                    .build();
    private static final Map<String, Class<? extends Filing>> FORMS =
            Map.of(
                    "SARX", SuspiciousActivityReport.class,
                    "CTRX", CurrencyTransactionReport.class,
                    "STRX", TransactionReport.class);

    private FilingJson() {}

    /** The report in JSON: the same text for the same report. */
    public static String write(Filing filing) {
        return JSON.writeValueAsString(tree(filing));
    }

    /**
     * Reads a report.
     *
     * @throws UnreadableForm when the text is none
     */
    public static Filing read(String text) throws UnreadableForm {
        try {
            JsonNode root = JSON.readTree(text);
            Class<? extends Filing> form = FORMS.get(root.path("form").asString(""));
            if (form == null || !root.path("report").isObject() || root.size() != 2) {
                throw new UnreadableForm("the text is no report of a form that is known");
            }
            return JSON.treeToValue(root.get("report"), form);
        } catch (JacksonException e) {
            throw new UnreadableForm("the text is no report: look at " + place(e));
        }
    }

    /** The name of a report's form, {@code SARX}, {@code CTRX} or {@code STRX}. */
    public static String form(Filing filing) {
        return switch (filing) {
            case SuspiciousActivityReport _ -> "SARX";
            case CurrencyTransactionReport _ -> "CTRX";
            case TransactionReport _ -> "STRX";
        };
    }

    /** The report as a tree, for whoever shows it. */
    static ObjectNode tree(Filing filing) {
        ObjectNode root = JSON.createObjectNode();
        root.put("form", form(filing));
        root.set("report", JSON.valueToTree(filing));
        return root;
    }

    /** Where it went wrong: names as ours are, of what a sender made up nothing. */
    private static String place(JacksonException e) {
        StringBuilder place = new StringBuilder("report");
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append('.').append(name.matches("[A-Za-z0-9]{1,30}") ? name : "?");
            }
        }
        return place.toString();
    }
}
