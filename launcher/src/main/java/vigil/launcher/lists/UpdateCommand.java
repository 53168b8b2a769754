package vigil.launcher.lists;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigil.launcher.terminal.Trouble;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.fetching.Fetcher;
import vigil.watchlists.formats.ListFormat;
import vigil.watchlists.ofac.OfacFiles;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ReadingLimits;
import vigil.watchlists.upkeep.KeptList;
import vigil.watchlists.upkeep.ListKeeper;
import vigil.watchlists.upkeep.ListListener;
import vigil.watchlists.upkeep.Update;

/** Puts a list's newest version into force, if the guards let it pass. */
@Command(
        name = "update",
        description = "Get a list, check it against the version in force, and put it into force.",
        mixinStandardHelpOptions = true)
final class UpdateCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(
            paramLabel = "FILE|ADDRESS",
            description = "A file, or an address with http: or https: (then name the format).")
    private String from = "";

    @Option(names = "--list", paramLabel = "ID", description = "Another id than the format's own.")
    private @Nullable String list;

    @Option(
            names = "--part",
            paramLabel = "PART=ADDRESS",
            description = "Further files of OFAC's delimited format: add, alt, comments.")
    private Map<String, String> parts = new TreeMap<>();

    @Mixin private ListSource source = new ListSource();

    @Mixin private ArchiveFolder archive = new ArchiveFolder();

    private final PrintStream screen = System.out;

    @Override
    public Integer call() throws InterruptedException {
        try (Fetcher fetcher = new Fetcher(ReadingLimits.defaults().bytes(), PATIENCE)) {
            KeptList kept = kept();
            Update update =
                    new ListKeeper(
                                    kept,
                                    fetcher,
                                    archive.open(),
                                    new Silent(),
                                    InstantSource.system())
                            .refresh();
            return told(update);
        } catch (IOException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }

    private KeptList kept() throws IOException {
        boolean remote = from.startsWith("http:") || from.startsWith("https:");
        if (remote && !source.isNamed()) {
            throw new Trouble(
                    "name the format of the address: --format "
                            + String.join("|", ListFormat.names()));
        }
        Map<String, URI> addresses = new TreeMap<>();
        Path file = Path.of(from);
        ListSource.Known known = source.known(file);
        if (remote) {
            addresses.put(ListFiles.MAIN, URI.create(from));
        } else {
            addresses.put(ListFiles.MAIN, file.toUri());
            OfacFiles.beside(file).forEach((part, path) -> addresses.put(part, path.toUri()));
        }
        parts.forEach((part, address) -> addresses.put(part, URI.create(address)));
        if (list != null && !ListId.isValid(list)) {
            throw new Trouble("a list id is lower-case letters, digits, dots, dashes");
        }
        return KeptList.usual(
                list == null ? known.usual() : new ListId(list), known.reader(), addresses);
    }

    private int told(Update update) {
        switch (update) {
            case Update.Adopted adopted -> {
                screen.println(
                        String.format(
                                Locale.ROOT,
                                "%s: version %s is in force, %,d entities.",
                                adopted.list(),
                                adopted.snapshot().id().brief(),
                                adopted.snapshot().entities().size()));
                adopted.delta()
                        .ifPresent(delta ->
                                screen.println(
                                        String.format(
                                                Locale.ROOT,
                                                "%,d came, %,d went, %,d changed.",
                                                delta.added().size(),
                                                delta.removed().size(),
                                                delta.changed().size())));
                adopted.failures().forEach(screen::println);
                return 0;
            }
            case Update.Unchanged unchanged -> {
                screen.println(unchanged.list() + ": nothing new.");
                return 0;
            }
            case Update.Refused refused -> {
                screen.println(refused.list() + ": refused; the version in force stays.");
                refused.breaches().forEach(breach -> screen.println("guard: " + breach.reason()));
                return 1;
            }
            case Update.Failed failed -> {
                screen.println(failed.list() + ": " + failed.reason());
                return 1;
            }
        }
    }

    private static final class Silent implements ListListener {
        @Override
        public void updated(Update update) {}

        @Override
        public void stale(ListId stale, Instant since) {}
    }
}
