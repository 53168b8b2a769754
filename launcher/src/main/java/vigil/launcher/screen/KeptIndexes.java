package vigil.launcher.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vigil.launcher.lists.ArchiveFolder;
import vigil.launcher.terminal.Trouble;
import vigil.matcher.entity.Entity;
import vigil.matcher.screening.Comparison;
import vigil.matcher.screening.SearchLimits;
import vigil.matcher.words.NameReader;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.matching.Finder;
import vigil.watchlists.matching.Finder.Found;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.versions.Snapshot;

/** The kept lists, indexed; where none is kept, those that come with Vigil. */
final class KeptIndexes {

    private final List<ListIndex> lists;
    private final boolean demo;
    private final Finder finder;

    private KeptIndexes(List<Snapshot> snapshots, boolean demo) {
        NameReader reader = new NameReader();
        this.lists = snapshots.stream().map(snapshot -> ListIndex.of(snapshot, reader)).toList();
        this.demo = demo;
        this.finder = new Finder(reader);
    }

    static KeptIndexes load(ArchiveFolder archive, List<String> wanted) throws IOException {
        List<Snapshot> kept = new ArrayList<>();
        for (ListId list : archive.lists()) {
            Optional<Snapshot> newest =
                    wanted.isEmpty() || wanted.contains(list.text())
                            ? archive.open().current(list)
                            : Optional.empty();
            newest.ifPresent(kept::add);
        }
        boolean demo = kept.isEmpty() && archive.lists().isEmpty();
        if (demo) {
            kept.addAll(
                    List.of(DemoLists.sdn(), DemoLists.consolidated()).stream()
                            .filter(list -> wanted.isEmpty() || wanted.contains(list.list().text()))
                            .toList());
        }
        if (kept.isEmpty()) {
            throw new Trouble(
                    "No such list is kept: "
                            + String.join(", ", wanted)
                            + ". `./vigil lists status` shows those that are.");
        }
        return new KeptIndexes(kept, demo);
    }

    /** In a line, what is searched. */
    String told() {
        String names =
                lists.stream()
                        .map(list ->
                                "%s %s (%,d entries)"
                                        .formatted(
                                                list.snapshot().list(),
                                                list.snapshot().edition(),
                                                list.index().entities()))
                        .collect(Collectors.joining(", "));
        return demo
                ? "Lists: "
                        + names
                        + ". They came with Vigil and are OUTDATED; `./vigil lists update` keeps newer ones."
                : "Lists: " + names + ".";
    }

    List<Found> find(Entity asked, SearchLimits limits) {
        return finder.find(asked, lists, limits);
    }

    Comparison compare(Entity asked, Found found) {
        return finder.compare(asked, found.hit().entity());
    }
}
