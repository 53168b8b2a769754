package vigil.watchlists.ofac;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
        ListFiles all = ListFiles.of(main);
        for (Map.Entry<String, Path> part : beside(main).entrySet()) {
            all = all.with(part.getKey(), () -> Unpacked.bytes(part.getValue()));
        }
        return all;
    }

    /** Part → file that stands beside the leading one. */
    public static Map<String, Path> beside(Path main) {
        String name = String.valueOf(main.getFileName());
        if (name.startsWith("sdn")) {
            return beside(main, name.substring("sdn".length()), BESIDE_SDN);
        }
        if (name.startsWith("cons_prim")) {
            return beside(main, name.substring("cons_prim".length()), BESIDE_CONSOLIDATED);
        }
        return Map.of();
    }

    private static Map<String, Path> beside(Path main, String rest, Map<String, String> names) {
        Map<String, Path> found = new TreeMap<>();
        names.forEach((part, start) -> {
            Path file = main.resolveSibling(start + rest);
            if (Files.exists(file)) {
                found.put(part, file);
            }
        });
        return found;
    }
}
