package vigil.watchlists.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.watchlists.reading.ListFiles;

/** Tells a file's format by how it begins; OFAC's two lists are told apart by the file's name. */
public final class FormatGuess {
    private static final int ENOUGH = 1 << 13;
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.:-]*)");
    private static final Pattern CLASSIC_ROW = Pattern.compile("^\\d{1,9},\"");

    private FormatGuess() {}

    /** The format, or nothing when the beginning is of none. */
    public static Optional<ListFormat> of(ListFiles files, String fileName) throws IOException {
        String head;
        try (InputStream in = files.open(ListFiles.MAIN)) {
            head = new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
        }
        String plain = head.startsWith("\uFEFF") ? head.substring(1) : head.stripLeading();
        boolean consolidated = fileName.toLowerCase(Locale.ROOT).startsWith("cons");
        if (plain.startsWith("<")) {
            return xml(plain, consolidated);
        }
        if (plain.startsWith("{")) {
            return json(plain);
        }
        return delimited(plain, consolidated);
    }

    private static Optional<ListFormat> xml(String head, boolean consolidated) {
        Matcher root = ROOT.matcher(head);
        if (!root.find()) {
            return Optional.empty();
        }
        String name = root.group(1).substring(root.group(1).indexOf(':') + 1);
        return Optional.ofNullable(
                switch (name) {
                    case "sdnList" ->
                            consolidated ? ListFormat.OFAC_CONS_XML : ListFormat.OFAC_SDN_XML;
                    case "Sanctions", "SanctionsData" ->
                            consolidated
                                    ? ListFormat.OFAC_CONS_ADVANCED
                                    : ListFormat.OFAC_SDN_ADVANCED;
                    case "CONSOLIDATED_LIST" -> ListFormat.UN_XML;
                    case "export" -> ListFormat.EU_XML;
                    case "Designations" -> ListFormat.UK_XML;
                    default -> null;
                });
    }

    private static Optional<ListFormat> json(String head) {
        String line = head.lines().findFirst().orElse("");
        if (line.contains("\"RECORD_ID\"")) {
            return Optional.of(ListFormat.SENZING);
        }
        return line.contains("\"schema\"") ? Optional.of(ListFormat.FTM) : Optional.empty();
    }

    private static Optional<ListFormat> delimited(String head, boolean consolidated) {
        if (CLASSIC_ROW.matcher(head).find()) {
            return Optional.of(
                    consolidated ? ListFormat.OFAC_CONS_CLASSIC : ListFormat.OFAC_SDN_CLASSIC);
        }
        if (head.contains("Entity_LogicalId;")) {
            return Optional.of(ListFormat.EU_CSV);
        }
        return head.contains("Unique ID,") ? Optional.of(ListFormat.UK_CSV) : Optional.empty();
    }
}
