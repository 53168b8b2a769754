package vigil.watchlists.ofac;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vigil.contracts.csv.Unpacked;
import vigil.watchlists.reading.ListFiles;

/** Finds what belongs to a file of OFAC's delimited format by the files' names. */
public final class OfacFiles {
    private static final Map<String, String> BESIDE_SDN =
            Map.of(
                    OfacClassicReader.ADDRESSES, "add",
                    OfacClassicReader.ALIASES, "alt",
                    OfacClassicReader.COMMENTS, "sdn_comments");
    private static final Map<String, String> BESIDE_CONSOLIDATED =
            Map.of(
                    OfacClassicReader.ADDRESSES, "cons_add",
                    OfacClassicReader.ALIASES, "cons_alt",
                    OfacClassicReader.COMMENTS, "cons_comments");

    private OfacFiles() {}

    /**
     * A list of the leading file and those beside it: {@code add.csv}, {@code alt.csv} and {@code
     * sdn_comments.csv} of {@code sdn.csv}, {@code add-2024-01.csv} of {@code sdn-2024-01.csv},
     * {@code cons_add.csv} of {@code cons_prim.csv}.
     */
    public static ListFiles of(Path main) {
        String name = main.getFileName().toString();
        ListFiles files = ListFiles.of(main);
        if (name.startsWith("sdn")) {
            return with(files, main, name.substring("sdn".length()), BESIDE_SDN);
        }
        if (name.startsWith("cons_prim")) {
            return with(files, main, name.substring("cons_prim".length()), BESIDE_CONSOLIDATED);
        }
        return files;
    }

    private static ListFiles with(
            ListFiles files, Path main, String rest, Map<String, String> beside) {
        ListFiles all = files;
        for (Map.Entry<String, String> part : beside.entrySet()) {
            Path file = main.resolveSibling(part.getValue() + rest);
            if (Files.exists(file)) {
                all = all.with(part.getKey(), () -> Unpacked.bytes(file));
            }
        }
        return all;
    }
}
