package vigil.cases.reports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.seal.Seals;
import vigil.filings.document.FilingJson;
import vigil.filings.narrative.Narrative;
import vigil.filings.narrative.NarrativeEdit;
import vigil.filings.narrative.Sentence;
import vigil.filings.report.Filing;
import vigil.filings.xml.UnreadableForm;

/**
 * What a report says: the form as it is filled in, and its narrative with the records behind it.
 */
record ReportText(Filing filing, Narrative narrative) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONTENT = "reports.content";
    private static final String NARRATIVE = "reports.narrative";

    /** The form with what an officer made of it; the narrative is tied to its records again. */
    ReportText edited(Filing next) {
        String text = Objects.requireNonNullElse(next.narrative(), "");
        return new ReportText(
                next,
                text.equals(narrative.text()) ? narrative : NarrativeEdit.of(narrative, text));
    }

    ReportText proven(int sentence, List<String> records) {
        return new ReportText(filing, NarrativeEdit.prove(narrative, sentence, records));
    }

    Report.Sealed sealed(Seals.Key key) {
        return new Report.Sealed(
                key.seal(CONTENT, FilingJson.write(filing)),
                key.seal(NARRATIVE, JSON.writeValueAsString(narrative.sentences())));
    }

    static ReportText of(Report report, Seals.Key key) {
        Report.Sealed sealed = report.standing().sealed();
        return new ReportText(
                filing(open(key, CONTENT, sealed.content())),
                new Narrative(
                        Arrays.asList(
                                JSON.readValue(
                                        open(key, NARRATIVE, sealed.narrative()),
                                        Sentence[].class))));
    }

    private static String open(Seals.Key key, String what, byte[] sealed) {
        return key.open(what, sealed)
                .map(clear -> new String(clear, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("the report's key is gone"));
    }

    private static Filing filing(String json) {
        try {
            return FilingJson.read(json);
        } catch (UnreadableForm e) {
            throw new IllegalStateException("a report does not read back", e);
        }
    }
}
