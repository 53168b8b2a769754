package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Files of cases: what is taken, what is refused, and what comes back. */
class FilesTest {

    private static final House HOUSE = House.shared();
    private static final byte[] PNG =
            HexFormat.of()
                    .parseHex(
                            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082");

    private final Desk desk = new Desk(HOUSE, "filestest");
    private final String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();

    private Door.Reply bring(String name, byte[] content) {
        return bring(desk, id, name, HttpRequest.BodyPublishers.ofByteArray(content));
    }

    @Test
    void whatIsTakenComesBackWithItsHash() throws Exception {
        byte[] text = "Zürich, 2026".getBytes(UTF_8);

        Door.Reply taken = bring("note%20one.txt", text);

        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.json().path("name").asString()).isEqualTo("note one.txt");
        assertThat(taken.json().path("sha256").asString()).isEqualTo(sha256(text));
        Door.Reply back =
                desk.analyst.get("/v1/case-files/" + taken.json().path("fileId").asString());
        assertThat(back.response().body()).isEqualTo(text);
        assertThat(back.header("Repr-Digest")).startsWith("sha-256=:");
        assertThat(back.header("Content-Disposition")).startsWith("attachment");
        assertThat(bring("picture.png", PNG).status()).isEqualTo(201);
        assertThat(bring("plain.pdf", pdf(document -> {})).status()).isEqualTo(201);
        assertThat(bring("sheet.xlsx", office("xl/workbook.xml", "<workbook/>")).status())
                .isEqualTo(201);
    }

    @Test
    void whatIsNotWhatItsNameSaysOrActsByItselfIsRefused() throws Exception {
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("letter.exe", "MZ".getBytes(UTF_8));
        refused.put("program.pdf", HexFormat.of().parseHex("4d5a90000300000004000000ffff0000"));
        refused.put("picture.txt", PNG);
        refused.put("picture.jpg", PNG);
        refused.put("page.txt", "<html><script>alert(1)</script></html>".getBytes(UTF_8));
        refused.put(
                "drawing.png",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(UTF_8));
        refused.put("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8));
        refused.put("script.txt", "#!/bin/sh\nrm -rf /\n".getBytes(UTF_8));
        refused.put("bytes.csv", new byte[] {(byte) 0xff, 0, 1, 2});
        refused.put("empty.txt", new byte[0]);
        refused.put("nameless", "text".getBytes(UTF_8));
        refused.put("macro.docx", office("word/document.xml", "<d/>", "word/vbaProject.bin", "x"));
        refused.put(
                "remote.docx",
                office(
                        "word/document.xml",
                        "<d/>",
                        "word/_rels/settings.xml.rels",
                        "<Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" TargetMode=\"External\"/>"));
        refused.put("utf-16.docx", related(UTF_16, relation("attachedTemplate", "Internal")));
        refused.put("escaped.docx", related(UTF_8, relation("&#97;ttachedTemplate", "Internal")));
        refused.put("fetched.docx", related(UTF_8, relation("image", " external ")));
        refused.put(
                "entity.docx",
                related(
                        UTF_8,
                        "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + relation("image", "Internal")));
        refused.put("torn.docx", related(UTF_8, "<Relationships>"));
        refused.put("other.docx", office("xl/workbook.xml", "<workbook/>"));
        refused.put("broken.docx", new byte[] {'P', 'K', 3, 4, 9, 9, 9});
        requireRefused(refused);
        assertThat(bring("..%2Fescape.txt", "x".getBytes(UTF_8)).status()).isEqualTo(422);
    }

    @Test
    void linksAndPicturesOfADocumentAreTaken() throws Exception {
        for (String relation :
                List.of(relation("hyperlink", "External"), relation("image", "Internal"))) {
            Door.Reply reply = bring("letter.docx", related(UTF_8, relation));
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        }
    }

    private static String relation(String type, String mode) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"there\" TargetMode=\"%s\"/></Relationships>"
                .formatted(type, mode);
    }

    private static byte[] related(Charset charset, String relations) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<d/>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("word/_rels/settings.xml.rels"));
            zip.write(relations.getBytes(charset));
        }
        return out.toByteArray();
    }

    @Test
    void aPdfThatUnfoldsToTooMuchIsRefused() throws Exception {
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put(
                "long.pdf",
                pdf(document ->
                        document.getPage(0)
                                .getCOSObject()
                                .setString(COSName.getPDFName("Pad"), "a".repeat(20_000_000))));
        refused.put(
                "many.pdf",
                pdf(document -> {
                    COSArray many = new COSArray();
                    for (int i = 0; i < 1_100_000; i++) {
                        many.add(COSInteger.ONE);
                    }
                    document.getPage(0).getCOSObject().setItem(COSName.getPDFName("Pad"), many);
                }));

        assertThat(refused.get("long.pdf").length).isLessThan(100_000);
        requireRefused(refused);
        assertThat(
                        bring(
                                        "large.pdf",
                                        pdf(document -> {
                                            for (int i = 0; i < 2_000; i++) {
                                                document.addPage(new PDPage());
                                            }
                                        }))
                                .status())
                .isEqualTo(201);
    }

    @Test
    void filesWaitForRoomBeforeTheirBytesCome() throws Exception {
        String file = bring("kept.txt", "kept".getBytes(UTF_8)).json().path("fileId").asString();
        CompletableFuture<Void> go = new CompletableFuture<>();
        List<Thread> slow = new ArrayList<>();
        AtomicInteger taken = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            String name = "slow" + i + ".txt";
            slow.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                if (bring(desk, id, name, slowly(go)).status() == 201) {
                                    taken.incrementAndGet();
                                }
                            }));
        }

        Until.holds(
                "there is no room",
                () -> desk.analyst.get("/v1/case-files/" + file).status() == 429);
        Door.Reply none = bring("next.txt", "next".getBytes(UTF_8));
        assertThat(none.status()).isEqualTo(429);
        assertThat(none.header("Retry-After")).isEqualTo("10");
        Desk other = new Desk(HOUSE, "filesroom");
        String elsewhere = other.caseOf(other.alert().opened().id).path("caseId").asString();
        assertThat(
                        bring(
                                        other,
                                        elsewhere,
                                        "own.txt",
                                        HttpRequest.BodyPublishers.ofString("own"))
                                .status())
                .as("another institution has room")
                .isEqualTo(201);

        go.complete(null);
        for (Thread each : slow) {
            each.join();
        }
        assertThat(taken).hasValue(3);
        assertThat(desk.analyst.get("/v1/case-files/" + file).status()).isEqualTo(200);
    }

    private static Door.Reply bring(
            Desk desk, String id, String name, HttpRequest.BodyPublisher content) {
        return desk.analyst.send(
                desk.analyst
                        .request("/v1/case-files?case=" + id)
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                        .POST(content));
    }

    /** A byte, and the end when it is told to. */
    private static HttpRequest.BodyPublisher slowly(CompletableFuture<Void> go) {
        return HttpRequest.BodyPublishers.fromPublisher(body ->
                body.onSubscribe(
                        new Flow.Subscription() {

                            private boolean begun;

                            @Override
                            public void request(long many) {
                                if (!begun) {
                                    begun = true;
                                    body.onNext(ByteBuffer.wrap(new byte[] {'a'}));
                                    go.thenRun(body::onComplete);
                                }
                            }

                            @Override
                            public void cancel() {
                                go.complete(null);
                            }
                        }));
    }

    @Test
    void aPdfThatActsByItselfIsRefused() throws Exception {
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("broken.pdf", "%PDF-1.7\nnothing".getBytes(UTF_8));
        refused.put(
                "script.pdf",
                pdf(document ->
                        document.getDocumentCatalog()
                                .setOpenAction(new PDActionJavaScript("app.alert(1)"))));
        refused.put(
                "launch.pdf",
                pdf(document -> {
                    COSDictionary action = new COSDictionary();
                    action.setName(COSName.S, "Launch");
                    document.getPage(0).getCOSObject().setItem(COSName.AA, action);
                }));

        requireRefused(refused);
    }

    private void requireRefused(Map<String, byte[]> refused) {
        for (Map.Entry<String, byte[]> file : refused.entrySet()) {
            Door.Reply reply = bring(file.getKey(), file.getValue());
            assertThat(reply.status()).as(file.getKey() + " " + reply.text()).isEqualTo(415);
        }
    }

    @Test
    void theExportHoldsEverythingAndAHashOfEach() throws Exception {
        byte[] text = "evidence".getBytes(UTF_8);
        bring("evidence.txt", text);
        desk.analyst.post("/v1/cases/" + id + "/notes", "{\"words\":\"for the examiner\"}");

        Door.Reply reply = desk.supervisor.get("/v1/case-exports/" + id);

        assertThat(reply.status()).isEqualTo(200);
        Map<String, byte[]> parts = unzipped(reply.response().body());
        assertThat(parts.get("files/01-evidence.txt")).isEqualTo(text);
        assertThat(new String(parts.get("notes.json"), UTF_8)).contains("for the examiner");
        String manifest = new String(parts.get("MANIFEST.sha256"), UTF_8);
        assertThat(manifest.lines().count()).isEqualTo(parts.size() - 1);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (!part.getKey().equals("MANIFEST.sha256")) {
                assertThat(manifest).contains(sha256(part.getValue()) + "  " + part.getKey());
            }
        }
        assertThat(desk.analyst.get("/v1/case-exports/" + id).status()).isEqualTo(403);
        JsonNode looks = desk.supervisor.get("/v1/cases/" + id + "/views").json().path("items");
        assertThat(looks.get(0).path("what").asString()).isEqualTo("export");
    }

    @Test
    void aRequestForInformationIsAskedAndAnsweredOnce() {
        String path = "/v1/cases/" + id + "/requests";
        Door.Reply asked =
                desk.analyst.post(
                        path,
                        "{\"addressee\":\"branch\",\"question\":\"Who came?\",\"dueAt\":\"2020-01-01T00:00:00Z\"}");
        assertThat(asked.json().at("/0/overdue").asBoolean()).isTrue();
        String request = asked.json().at("/0/requestId").asString();

        Door.Reply answered =
                desk.analyst.post(
                        path + "/" + request + "/answers", "{\"answer\":\"His brother\"}");

        assertThat(answered.json().at("/0/state").asString()).isEqualTo("answered");
        assertThat(answered.json().at("/0/answer").asString()).isEqualTo("His brother");
        assertThat(
                        desk.analyst
                                .post(path + "/" + request + "/answers", "{\"answer\":\"No\"}")
                                .status())
                .isEqualTo(409);
    }

    private interface Change {
        void to(PDDocument document);
    }

    private static byte[] pdf(Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.to(document);
            document.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] office(String... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
