package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            assertInEvidence(house, id, parts);
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

    /** The evidence has the hash of the list of hashes. */
    private static void assertInEvidence(House house, String id, Map<String, byte[]> parts)
            throws Exception {
        String exported =
                "{\"verb\":\"case.exported\",\"object\":\"%s\",\"details\":{\"manifest\":\"%s\"}}"
                        .formatted(id, sha256(part(parts, "MANIFEST.sha256")));
        assertThat(
                        house.street()
                                .database()
                                .number(
                                        "select count(*) from outbox where topic = 'evidence' and convert_from(payload, 'UTF8')::jsonb @> '"
                                                + exported
                                                + "'"))
                .isEqualTo(1);
    }

    @Test
    void anExportHasWhatOfficersSaidAndFilesUnderTheirNames() throws Exception {
        House house = House.shared();
        Desk desk = new Desk(house, "exported-said");
        SecondLooks.rules(desk.supervisor, 0, "{\"percent\":100}");
        UUID alert = desk.alert().opened().id;
        assertThat(desk.dispose(desk.analyst, alert, "escalated").status()).isEqualTo(200);
        String id = desk.caseOf(alert).path("caseId").asString();
        for (String name : List.of("note%20one.txt", "note%20one.txt")) {
            desk.analyst.send(
                    desk.analyst
                            .request("/v1/case-files?case=" + id)
                            .header("Content-Type", "application/octet-stream")
                            .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                            .POST(HttpRequest.BodyPublishers.ofString("what the branch said")));
        }
        closed(desk, id);
        JsonNode look = SecondLooks.look(desk.second, alert);
        assertThat(SecondLooks.answer(desk.second, look, SecondLooks.DISAGREED).status())
                .isEqualTo(200);

        Map<String, byte[]> parts = export(desk.supervisor, id);

        assertWhole(parts);
        assertThat(parts).containsKeys("files/01-note one.txt", "files/02-note one.txt");
        assertThat(parts).doesNotContainKey("authority-requests.json");
        JsonNode said = JSON.readTree(part(parts, "alerts.json")).get(0);
        assertThat(said.at("/dispositions/0/reason").asString()).isEqualTo("rent of two flats");
        assertThat(said.at("/dispositions/1/reason").asString()).isEqualTo("looked at it twice");
        assertThat(said.at("/secondLooks/0/words").asString())
                .isEqualTo("the port was not looked at");
        assertThat(said.path("timeline").size()).isPositive();
        assertThat(JSON.readTree(part(parts, "case.json")).at("/closings/0/words").asString())
                .isEqualTo("seen the leases");
        assertThat(text(part(parts, "case.pdf")).replaceAll("\\s+", " "))
                .contains("rent of two flats", "seen the leases", "the port was not looked at");
        Door knows = house.door(desk.institution, "supervisor", "reporter");
        assertThat(export(knows, id)).containsKey("authority-requests.json");
    }

    private static void closed(Desk desk, String id) {
        desk.tickAll(id);
        assertThat(desk.caseAct(desk.analyst, id, "reviews", "").status()).isEqualTo(200);
        String closing =
                "{\"outcome\":\"no_further_action\",\"reason\":\"rent of two flats\",\"redFlags\":[\"none_found\"]}";
        assertThat(desk.caseAct(desk.analyst, id, "closings", closing).status()).isEqualTo(200);
        String approval = "{\"words\":\"seen the leases\"}";
        assertThat(desk.caseAct(desk.supervisor, id, "approvals", approval).status())
                .isEqualTo(200);
    }

    @Test
    void aStrangerChecksItWithStandardTools(@TempDir Path folder) throws Exception {
        Desk desk = new Desk(House.shared(), "exported-checked");
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        for (Map.Entry<String, byte[]> part : export(desk.auditor, id).entrySet()) {
            Path file = folder.resolve(part.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, part.getValue());
        }

        assertThat(run(folder, "sha256sum --check --strict --quiet MANIFEST.sha256")).isZero();
        assertThat(run(folder, ALL_OF_IT)).isZero();
        Files.writeString(folder.resolve("slipped-in.json"), "{}");
        assertThat(run(folder, ALL_OF_IT)).as("what is not in the list").isNotZero();
        Files.writeString(folder.resolve("notes.json"), "[]  ");
        assertThat(run(folder, "sha256sum --check --strict --quiet MANIFEST.sha256")).isNotZero();
    }

    private static final String ALL_OF_IT =
            "diff <(find . -type f ! -name MANIFEST.sha256 | cut -c3- | LC_ALL=C sort) <(cut -c67- MANIFEST.sha256 | LC_ALL=C sort)";

    private static int run(Path folder, String command) throws Exception {
        return new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
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
