package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Answers without what differs between any two institutions and any two moments. */
final class Alike {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[0-9a-f]{16}\\b");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern TOOK = Pattern.compile("((?:median|p90)Seconds(?:\":|,))\\d+");
    private static final Pattern DRAWN = Pattern.compile("(\"drawn\":\"|,10000,)\\d{1,4}");
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private Alike() {}

    /** What the files of an archive say, one after the other. */
    static String unzipped(byte[] archive) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n').append(text(zip, entry)).append('\n');
            }
        }
        return text.toString();
    }

    private static String text(ZipInputStream zip, ZipEntry entry) throws IOException {
        byte[] content = zip.readAllBytes();
        return entry.getName().endsWith(".pdf")
                ? words(ExportTest.text(content))
                : new String(content, UTF_8);
    }

    /** Ids and times break a page elsewhere: on paper the words count. */
    private static String words(String paper) {
        return paper.lines()
                .filter(line -> !line.startsWith("Page "))
                .flatMap(line -> Stream.of(line.split("\\s+")))
                .filter(word -> word.matches("[\\p{L}_.,={}-]+"))
                .collect(Collectors.joining(" "));
    }

    /** Without what differs between any two institutions. */
    static String of(String text, String institution) {
        String known =
                HASH.matcher(TIME.matcher(text.replace(institution, "BANK")).replaceAll("TIME"))
                        .replaceAll("HASH");
        Map<String, String> ids = new LinkedHashMap<>();
        String took = TOOK.matcher(known).replaceAll("$1SECONDS");
        return ID.matcher(DRAWN.matcher(took).replaceAll("$1DRAWN"))
                .replaceAll(found -> ids.computeIfAbsent(found.group(), any -> "ID" + ids.size()));
    }
}
