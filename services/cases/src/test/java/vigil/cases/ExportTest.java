package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** A case in an examiner's hands. */
class ExportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void anExportHasTheDecisionsBehindItsAlertsAndAHashOfEverything() throws Exception {
        try (MonitoringStand monitoring = new MonitoringStand();
                House house =
                        House.on(
                                new StreetParts("cases"),
                                "--vigil.cases.monitoring.address=" + monitoring.address())) {
            Desk desk = new Desk(house, "exported");
            UUID known = desk.alert().opened().id;
            UUID strange = desk.alert().opened().id;
            monitoring.knows(known, "tx-1", "tx-2");
            String id = desk.caseOf(known, strange).path("caseId").asString();
            desk.analyst.post(
                    "/v1/cases/" + id + "/notes", "{\"words\":\"Called the branch in Zürich\"}");

            Map<String, byte[]> parts = export(desk.supervisor, id);

            assertThat(parts)
                    .containsKeys(
                            "case.pdf",
                            "case.json",
                            "notes.json",
                            "requests.json",
                            "timeline.json",
                            "decisions.json",
                            "export.json");
            assertWhole(parts);
            JsonNode decisions = JSON.readTree(part(parts, "decisions.json"));
            JsonNode recorded = of(decisions, known);
            assertThat(recorded.path("state").asString()).isEqualTo("recorded");
            assertThat(recorded.at("/configurations/0").asString()).isEqualTo("c".repeat(64));
            assertThat(recorded.path("decisions")).hasSize(2);
            assertThat(recorded.at("/decisions/0/engineVersion").asString()).isEqualTo("1.2");
            assertThat(of(decisions, strange).path("state").asString()).isEqualTo("unknown");
            String paper = text(part(parts, "case.pdf"));
            assertThat(paper)
                    .contains("Case C-000001", "Ring around Quillfeather", "tx-2")
                    .contains("Called the branch in Zürich");
            assertThat(paper.replaceAll("\\s", "")).contains("c".repeat(64));
        }
    }

    @Test
    void whereMonitoringIsAwayTheExportSaysSo() throws Exception {
        String address;
        try (MonitoringStand gone = new MonitoringStand()) {
            address = gone.address();
        }
        try (House house =
                House.on(new StreetParts("cases"), "--vigil.cases.monitoring.address=" + address)) {
            Desk desk = new Desk(house, "exported-alone");
            UUID alert = desk.alert().opened().id;
            String id = desk.caseOf(alert).path("caseId").asString();

            Map<String, byte[]> parts = export(desk.auditor, id);

            JsonNode decisions = JSON.readTree(part(parts, "decisions.json"));
            assertThat(of(decisions, alert).path("state").asString()).isEqualTo("unavailable");
            assertWhole(parts);
        }
    }

    private static JsonNode of(JsonNode decisions, UUID alert) {
        return decisions
                .valueStream()
                .filter(behind -> behind.path("alertId").asString().equals(alert.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] part(Map<String, byte[]> parts, String name) {
        return Objects.requireNonNull(parts.get(name));
    }

    /** Every part is in the manifest with its hash, and nothing else is. */
    private static void assertWhole(Map<String, byte[]> parts) throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(part.getValue());
            found.put(part.getKey(), HexFormat.of().formatHex(hash));
        }
        found.remove("MANIFEST.sha256");
        Map<String, String> said = new LinkedHashMap<>();
        new String(part(parts, "MANIFEST.sha256"), UTF_8)
                .lines()
                .forEach(line -> said.put(line.substring(66), line.substring(0, 64)));
        assertThat(said).isEqualTo(found);
    }

    private static Map<String, byte[]> export(Door officer, String id) throws IOException {
        Door.Reply reply = officer.get("/v1/case-exports/" + id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(reply.response().body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
