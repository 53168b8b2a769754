package vigil.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.watchlists.formats.ListFormat;

/** Who means no good gets a clear problem, and soon. */
class HostileTest {

    private static final House HOUSE = House.on(new StreetParts("screening"));
    private static final String JANE = "Xantippe Quillfeather";
    private static final String BOMB =
            """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
            <!ENTITY e SYSTEM "file:///etc/passwd">]>
            <sdnList><sdnEntry><uid>1</uid><lastName>&d;&e;</lastName></sdnEntry></sdnList>\
            """;

    private final Desk desk = new Desk(HOUSE, "demo");

    @AfterAll
    static void closeTheHouse() {
        HOUSE.close();
    }

    @Test
    void whatNobodySeesHidesNobody() {
        desk.bring("hidden", Desk.person("x-1", JANE));
        List<String> disguises =
                List.of(
                        "Xan\u200Dtippe Quill\u200Dfeather",
                        "\u202EXantippe\u202C Quillfeather",
                        "Xantippe\\u0000Quillfeather",
                        "Xantippe\\n\\tQuillfeather",
                        "\uFEFFXantippe\u00A0Quillfeather",
                        "X\u0430ntippe Quillfe\u0430ther",
                        "\uFF38\uFF41\uFF4E\uFF54\uFF49\uFF50\uFF50\uFF45 Quillfeather");

        for (int i = 0; i < disguises.size(); i++) {
            JsonNode hits = desk.put("d-" + i, Desk.described(disguises.get(i)));

            assertThat(hits.size()).as("disguise " + i).isEqualTo(1);
        }
    }

    @Test
    void bodiesThatAreTooMuchAreRefused() {
        String million = "x".repeat(1_000_000);
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String person = Desk.described(JANE);
        List<String> bodies =
                List.of(
                        Desk.described(million),
                        Desk.described("x ".repeat(20_000)),
                        Desk.described("\u0645\u062D".repeat(600)),
                        person.replace("\"" + JANE + "\"", deep),
                        person.replace("Person\"", "Person\",\"schema\":\"Company\""),
                        person.replace("\"" + JANE + "\"", ("\"" + JANE + "\",").repeat(200) + "1"),
                        person.replace("[\"" + JANE + "\"]", "{\"$ref\":\"#\"}"),
                        person.replace("Person", "java.lang.Runtime"),
                        "null",
                        "\"\"",
                        "{}",
                        "\uFEFF" + person + "trailing",
                        "{\"schema\":1e999999999,\"properties\":{}}");

        for (String body : bodies) {
            for (Door.Reply reply :
                    List.of(
                            desk.tryPut("c-1", body),
                            desk.machine.post(
                                    "/v1/screening/searches", "{\"questions\":[" + body + "]}"),
                            desk.machine.post(
                                    "/v1/screening/customers", "{\"customers\":[" + body + "]}"),
                            desk.machine.post(
                                    "/match/default", "{\"queries\":{\"q\":" + body + "}}"))) {
                assertThat(reply.status())
                        .as(body.substring(0, Math.min(60, body.length())) + reply.text())
                        .isIn(207, 400, 413, 422);
            }
        }
        assertThat(desk.tryPut("a%20b", person).status()).isIn(400, 404, 422);
        assertThat(desk.tryPut("x".repeat(200), person).status()).isEqualTo(422);
        assertThat(desk.tryPut("..%2f..%2fetc", person).status()).isIn(400, 404, 422);
    }

    @Test
    void listFilesOfEveryFormatThatAreNoneAreRefused() throws IOException {
        List<byte[]> files = noLists();

        for (String format : ListFormat.names()) {
            for (int i = 0; i < files.size(); i++) {
                Door.Reply reply =
                        desk.engineer.post(
                                "/v1/screening/lists/bad/versions?format=" + format,
                                "application/octet-stream",
                                files.get(i));

                assertThat(reply.status())
                        .as(format + ", file " + i + ": " + reply.text())
                        .isIn(400, 413, 422);
                assertThat(reply.text()).doesNotContain("root:", "lollol");
            }
        }
        assertThat(desk.machine.get("/v1/screening/lists/bad").status()).isEqualTo(404);
        assertThat(
                        desk.engineer
                                .post(
                                        "/v1/screening/lists/bad/versions?format=none",
                                        "application/octet-stream",
                                        files.getLast())
                                .status())
                .isEqualTo(422);
    }

    private static List<byte[]> noLists() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        List<byte[]> files = new ArrayList<>();
        for (String text :
                List.of(
                        "",
                        "\u0000",
                        BOMB,
                        "<",
                        "<a>".repeat(50_000),
                        "{".repeat(50_000),
                        "{\"id\":\"a\"}\n{\"id\":\"a\"}\n",
                        "\"".repeat(100_001),
                        "1,\"" + "x".repeat(300_000) + "\"\n",
                        "a,b\n".repeat(20_000),
                        "{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[null,{}]}}")) {
            files.add(text.getBytes(UTF_8));
        }
        files.add(noise);
        files.add(packed(new byte[30_000_000]));
        byte[] cut = packed(BOMB.getBytes(UTF_8));
        files.add(java.util.Arrays.copyOf(cut, cut.length / 2));
        return files;
    }

    private static byte[] packed(byte[] clear) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(clear);
        }
        return bytes.toByteArray();
    }
}
