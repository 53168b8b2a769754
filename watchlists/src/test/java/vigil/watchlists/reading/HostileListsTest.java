package vigil.watchlists.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.ReadLists;
import vigil.watchlists.eu.EuCsvReader;
import vigil.watchlists.eu.EuXmlReader;
import vigil.watchlists.ftm.FtmReader;
import vigil.watchlists.mapped.CsvMapping;
import vigil.watchlists.mapped.MappedCsvReader;
import vigil.watchlists.ofac.OfacAdvancedReader;
import vigil.watchlists.ofac.OfacClassicReader;
import vigil.watchlists.ofac.OfacList;
import vigil.watchlists.ofac.OfacXmlReader;
import vigil.watchlists.senzing.SenzingReader;
import vigil.watchlists.uk.UkCsvReader;
import vigil.watchlists.uk.UkXmlReader;
import vigil.watchlists.un.UnReader;
import vigil.watchlists.versions.SnapshotDraft;

/** Every reader meets every kind of bad file: a clear refusal, soon, and nothing else. */
class HostileListsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CLASSIC =
            "7,\"FICTIVE, Anton\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1954.\"\n";

    static Stream<Arguments> all() throws IOException {
        return Stream.concat(xml(), others());
    }

    static Stream<Arguments> xml() {
        return Stream.of(
                Arguments.of(new OfacXmlReader(OfacList.SDN), fixture("ofac/sdn.xml")),
                Arguments.of(
                        new OfacAdvancedReader(OfacList.SDN), fixture("ofac/sdn_advanced.xml")),
                Arguments.of(new UnReader(), fixture("un/consolidated.xml")),
                Arguments.of(new EuXmlReader(), fixture("eu/list.xml")),
                Arguments.of(new UkXmlReader(), fixture("uk/list.xml")));
    }

    static Stream<Arguments> others() throws IOException {
        CsvMapping mapping =
                CsvMapping.of(
                        new TreeMap<>(
                                Map.of(
                                        "prefix", "own",
                                        "key", "Nummer",
                                        "column.Name", "name",
                                        "separator", ";")));
        return Stream.of(
                Arguments.of(new OfacClassicReader(OfacList.SDN), CLASSIC),
                Arguments.of(new EuCsvReader(), fixture("eu/list.csv")),
                Arguments.of(new UkCsvReader(), fixture("uk/list.csv")),
                Arguments.of(new FtmReader(), fixture("ftm/entities.ftm.json")),
                Arguments.of(new SenzingReader(), fixture("senzing/records.jsonl")),
                Arguments.of(new MappedCsvReader(mapping), fixture("mapped/own.csv")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEmptyFileIsRefused(ListReader reader, String good) {
        refused(reader, new byte[0]);
        refused(reader, "\n\n  \n".getBytes(StandardCharsets.UTF_8));
        assertThat(good).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void noiseIsRefused(ListReader reader, String good) {
        for (int seed = 0; seed < 8; seed++) {
            byte[] noise = new byte[200_000];
            new Random(seed).nextBytes(noise);
            refused(reader, noise);
        }
        refused(reader, new byte[3_000_000]);
    }

    @ParameterizedTest
    @MethodSource("xml")
    void anXmlThatIsCutOffAnywhereIsRefused(ListReader reader, String good) {
        byte[] bytes = good.strip().getBytes(StandardCharsets.UTF_8);
        for (int end = 1; end < bytes.length; end += 97) {
            refused(reader, Arrays.copyOf(bytes, end));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void changedBytesNeverCrashAReader(ListReader reader, String good) {
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] changed = bytes.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            takenOrRefused(reader, Arrays.copyOf(changed, 1 + random.nextInt(changed.length)));
            takenOrRefused(reader, changed);
        }
    }

    @ParameterizedTest
    @MethodSource("xml")
    void entityBombsAndExternalEntitiesAreRefusedUnread(ListReader reader, String good) {
        String body = good.substring(good.indexOf("?>") + 2);
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 60; i++) {
            bomb.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        refused(reader, bytes(bomb + "]>" + body.replaceFirst(">", ">&a59;")), "type");
        refused(
                reader,
                bytes("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + body),
                "type");
        refused(reader, bytes("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + body), "type");
        refused(reader, bytes(body.replaceFirst("</", "&undeclared;</")));
    }

    @ParameterizedTest
    @MethodSource("xml")
    void depthAttributesAndTextsAreBounded(ListReader reader, String good) {
        int root = good.indexOf('>', good.indexOf('<', good.indexOf("?>"))) + 1;
        String head = good.substring(0, root);
        refused(reader, bytes(head + "<a>".repeat(1_000_000)));
        refused(reader, bytes(head + "<a b=\"" + "x".repeat(5_000_000) + "\"/>"));
        refused(reader, bytes(head + "<a>" + "x".repeat(5_000_000)));
        refused(reader, bytes(head + "<![CDATA[" + "x".repeat(5_000_000)));
        refused(reader, bytes(head + "<!--" + "x".repeat(5_000_000)));
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 100_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        refused(reader, bytes(head + attributes + "/>"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aGiganticFieldIsRefused(ListReader reader, String good) {
        String[] names = {"FICTIVE", "FIRST_NAME>INVENTED", "Anton", "Fictive"};
        String name = Arrays.stream(names).filter(good::contains).findFirst().orElseThrow();
        String huge = good.replaceFirst(name, name + "x".repeat(10_000_000));

        refused(reader, bytes(huge));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherEncodingIsRefusedOrTaken(ListReader reader, String good) {
        takenOrRefused(reader, good.getBytes(StandardCharsets.UTF_16));
        byte[] latin = good.replace("Anton", "Ant\u00f6n").getBytes(StandardCharsets.ISO_8859_1);
        takenOrRefused(reader, latin);
    }

    @ParameterizedTest
    @MethodSource("others")
    void bytesThatAreNoUtf8AreNeverTakenForNames(ListReader reader, String good) {
        byte[] latin =
                good.replace("Anton", "Ant\u00f6n")
                        .replace("Invented", "Invent\u00ebd")
                        .getBytes(StandardCharsets.ISO_8859_1);

        try {
            SnapshotDraft draft = ReadLists.draft(reader, ListFiles.of(latin));
            assertThat(draft.failures()).isNotEmpty();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(UnreadableFile.class);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameEntryTwiceIsRefusedOrOne(ListReader reader, String good) throws IOException {
        int before =
                ReadLists.draft(reader, ListFiles.of(bytes(good))).snapshot().entities().size();

        byte[] twice = bytes(twice(good));

        try {
            assertThat(ReadLists.draft(reader, ListFiles.of(twice)).snapshot().entities())
                    .hasSize(before);
        } catch (UnreadableFile e) {
            assertThat(e).hasMessageContaining("twice");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPackedFileThatUnpacksToTooMuchIsRefused(ListReader reader, String good)
            throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(good));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) '\n');
            for (int i = 0; i < 64; i++) {
                gzip.write(blanks);
            }
        }
        ListFiles files =
                ListFiles.of(packed.toByteArray())
                        .within(ReadingLimits.defaults().withBytes(1 << 20));

        assertThatThrownBy(() -> ReadLists.draft(reader, files))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("more than");
        ListFiles cut = ListFiles.of(Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertThatThrownBy(() -> ReadLists.draft(reader, cut)).isInstanceOf(UnreadableFile.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEndlessFileEndsAtTheLimit(ListReader reader, String good) {
        InputStream endless =
                new InputStream() {
                    private final byte[] start = bytes(good.strip());
                    private int at;

                    @Override
                    public int read() {
                        return at < start.length - 20 ? start[at++] : 'x';
                    }
                };
        ListFiles files =
                ListFiles.of(() -> endless).within(ReadingLimits.defaults().withBytes(20_000_000));

        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThatThrownBy(() -> ReadLists.draft(reader, files))
                                .isInstanceOf(UnreadableFile.class));
    }

    private static void refused(ListReader reader, byte[] file) {
        refused(reader, file, "");
    }

    private static void refused(ListReader reader, byte[] file, String reason) {
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThatThrownBy(() -> ReadLists.draft(reader, ListFiles.of(file)))
                                .isInstanceOf(UnreadableFile.class)
                                .hasMessageContaining(reason)
                                .message()
                                .hasSizeLessThan(500));
    }

    private static void takenOrRefused(ListReader reader, byte[] file) {
        try {
            assertThat(ReadLists.draft(reader, ListFiles.of(file)).snapshot().entities())
                    .isNotEmpty();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(UnreadableFile.class);
        }
    }

    /** The file with its first record, or all its records, a second time. */
    private static String twice(String good) {
        for (String record :
                new String[] {
                    "sdnEntry", "DistinctParty", "INDIVIDUAL", "sanctionEntity", "Designation"
                }) {
            int start = good.indexOf("<" + record + ">");
            start = start < 0 ? good.indexOf("<" + record + " ") : start;
            String close = "</" + record + ">";
            int end = good.indexOf(close);
            if (start >= 0 && end > start) {
                String one = good.substring(start, end + close.length());
                return good.replace(one, one + one).replace("<Record_Count>3<", "<Record_Count>4<");
            }
        }
        String last = good.strip().substring(good.strip().lastIndexOf('\n') + 1);
        return good.strip() + "\n" + last + "\n";
    }

    private static String fixture(String name) {
        return new String(ReadLists.fixture(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
