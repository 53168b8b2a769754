package vigil.cases.export;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.casework.CaseView;
import vigil.cases.export.MadeDecisions.Behind;
import vigil.cases.told.TimelineEntry;
import vigil.filings.document.PlainPdf;

/** A case to be read on paper; everything in it stands in the archive's other parts too. */
final class CasePdf {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Steps of the timeline on paper, the newest; the others are in {@code timeline.json}. */
    private static final int MOST_STEPS = 1_000;

    private CasePdf() {}

    static byte[] write(CaseExport.Content content, List<Behind> decisions) {
        CaseView summary = content.detail().summary();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("case", summary);
        tree.put("closings", content.detail().closings());
        tree.put("parties", content.detail().parties());
        tree.put("alerts", content.detail().items());
        tree.put("said", content.alerts().stream().map(CasePdf::said).toList());
        tree.put("decisions", decisions.stream().map(CasePdf::decided).toList());
        tree.put("checklist", content.detail().checklist());
        tree.put("notes", content.notes());
        tree.put("requests", content.requests());
        if (!content.authorities().isEmpty()) {
            tree.put("authorities", content.authorities());
        }
        tree.put("related", content.detail().related());
        tree.put("files", content.files());
        tree.put(
                "timeline",
                content.timeline().stream().limit(MOST_STEPS).map(CasePdf::step).toList());
        PlainPdf.Head head =
                new PlainPdf.Head(
                        "Case " + summary.reference(),
                        "As it stood on " + content.at(),
                        summary.reference() + " of " + content.at(),
                        content.at().atOffset(ZoneOffset.UTC).toLocalDate(),
                        content.at().toEpochMilli());
        return PlainPdf.write(head, JSON.valueToTree(tree));
    }

    /** Of an alert's timeline the JSON has all; on paper the words count. */
    private static Map<String, Object> said(CaseExport.OfAlert alert) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("alert", alert.itemId());
        said.put("dispositions", alert.dispositions());
        said.put("secondLooks", alert.secondLooks());
        return said;
    }

    private static Map<String, Object> decided(Behind behind) {
        Map<String, Object> decided = new LinkedHashMap<>();
        decided.put("alert", behind.alertId());
        decided.put("state", behind.state());
        decided.put("configurations", behind.configurations());
        decided.put(
                "decisions",
                behind.decisions().stream()
                        .map(decision ->
                                "%s %s %s, engine %s, scenario set %s"
                                        .formatted(
                                                decision.path("transactionId").asString(),
                                                decision.path("outcome").asString(),
                                                decision.path("riskScore").asString(""),
                                                decision.path("engineVersion").asString(""),
                                                decision.path("scenarioSet").asString("")))
                        .toList());
        decided.put("leftOut", behind.leftOut());
        return decided;
    }

    private static String step(TimelineEntry entry) {
        return "%s %s %s %s".formatted(entry.at(), entry.actor(), entry.what(), entry.details());
    }
}
