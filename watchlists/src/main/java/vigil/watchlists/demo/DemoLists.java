package vigil.watchlists.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.ofac.OfacClassicReader;
import vigil.watchlists.ofac.OfacList;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDraft;

/**
 * OFAC's lists as they were in January 2024, works of the US government and in the public domain.
 * Not for production: the lists change nearly every day.
 */
public final class DemoLists {
    private static final String EDITION = "2024-01";
    private static final Instant SEEN = Instant.parse("2024-01-31T00:00:00Z");

    private DemoLists() {}

    /** The files of the SDN list. */
    public static ListFiles sdnFiles() {
        return files("sdn.csv.gz", "add.csv.gz", "alt.csv.gz");
    }

    /** The files of the consolidated list. */
    public static ListFiles consolidatedFiles() {
        return files("cons_prim.csv.gz", "cons_add.csv.gz", "cons_alt.csv.gz");
    }

    /** The SDN list: 13,821 entries. */
    public static Snapshot sdn() {
        return read(OfacList.SDN, sdnFiles(), "ofac-sdn");
    }

    /** The consolidated list: 442 entries. */
    public static Snapshot consolidated() {
        return read(OfacList.CONSOLIDATED, consolidatedFiles(), "ofac-cons");
    }

    private static Snapshot read(OfacList list, ListFiles files, String id) {
        try {
            return SnapshotDraft.read(
                            new OfacClassicReader(list),
                            files,
                            new ListId(id),
                            EDITION,
                            SEEN,
                            Optional.empty())
                    .snapshot();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ListFiles files(String main, String addresses, String aliases) {
        return ListFiles.of(() -> resource(main))
                .with(OfacClassicReader.ADDRESSES, () -> resource(addresses))
                .with(OfacClassicReader.ALIASES, () -> resource(aliases));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(DemoLists.class.getResourceAsStream(name));
    }
}
