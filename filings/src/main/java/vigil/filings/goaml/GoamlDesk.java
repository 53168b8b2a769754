package vigil.filings.goaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.filings.report.TransactionReport;
import vigil.filings.rules.Finding;
import vigil.filings.xml.FormElement;
import vigil.filings.xml.FormWriter;
import vigil.filings.xml.UnreadableForm;

/** The desk of one authority with goAML: checks and writes reports by the authority's schema. */
public final class GoamlDesk {
    private static final FormWriter WRITER = new FormWriter("", "");

    private final AuthoritySchema schema;

    /**
     * Opens the desk.
     *
     * @param schema where the authority's goAMLSchema.xsd was put; null when nobody did
     * @throws NoAuthoritySchema when there is none: nothing is written on a guess
     */
    public GoamlDesk(String authority, @Nullable Path schema) throws UnreadableForm {
        this.schema = AuthoritySchema.load(authority, schema);
    }

    /** Everything that the authority's schema would refuse, by the report's fields. */
    public List<Finding> check(TransactionReport report) {
        List<Finding> findings = new ArrayList<>();
        FormElement arranged = schema.arrange(form(report), findings);
        findings.addAll(schema.check(arranged));
        return List.copyOf(findings);
    }

    /**
     * Writes a report.
     *
     * @throws IllegalArgumentException when the schema would refuse it: check first
     */
    public byte[] write(TransactionReport report) {
        List<Finding> findings = check(report);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException(
                    "the schema refuses the report: " + findings.getFirst().field());
        }
        return WRITER.write(schema.arrange(form(report), new ArrayList<>()));
    }

    private FormElement form(TransactionReport report) {
        // Schema 6 is to know the second alone.
        return GoamlForm.of(
                report, schema.knows("submission_date") ? "submission_date" : "report_date");
    }

    /** The authority's code lists: type of its schema to codes to labels. */
    public Map<String, Map<String, String>> codes() {
        return schema.codes();
    }
}
