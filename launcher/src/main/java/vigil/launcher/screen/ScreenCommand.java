package vigil.launcher.screen;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigil.launcher.lists.ArchiveFolder;
import vigil.launcher.terminal.Trouble;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.matcher.screening.SearchLimits;
import vigil.watchlists.matching.Compared;
import vigil.watchlists.matching.Finder.Found;

/** Screens a name, or all names of a file. */
@Command(
        name = "screen",
        description =
                "Screen a name or a CSV file against the kept watchlists, without any server.",
        mixinStandardHelpOptions = true)
public final class ScreenCommand implements Callable<Integer> {

    private static final int FOUND = 2;

    @Parameters(
            paramLabel = "NAME|FILE.csv",
            description =
                    "A name, or a CSV file whose first row names its columns: name, and if known id, schema, birthDate, country and any other property of FollowTheMoney.")
    private String asked = "";

    @Option(names = "--schema", paramLabel = "S", description = "Person, Company, Vessel …")
    private String schema = "Thing";

    @Option(names = "--born", paramLabel = "DATE", description = "1972, 1972-05, 1972-05-03 …")
    private @Nullable String born;

    @Option(names = "--country", paramLabel = "CC", description = "Code or English name.")
    private List<String> countries = List.of();

    @Option(names = "--gender", paramLabel = "G", description = "female, male or other.")
    private @Nullable String gender;

    @Option(names = "--identifier", paramLabel = "ID", description = "Passport, LEI, IMO, wallet …")
    private List<String> identifiers = List.of();

    @Option(names = "--list", paramLabel = "ID", description = "Only this list; may be repeated.")
    private List<String> lists = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Most hits of a name (default ${DEFAULT-VALUE}).",
            defaultValue = "5")
    private int limit;

    @Option(
            names = "--cutoff",
            paramLabel = "SCORE",
            description = "Show hits from this score on, 0 to 1 (default ${DEFAULT-VALUE}).",
            defaultValue = "0.5")
    private double cutoff;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "For a file: write the hits there as CSV instead of on the screen.")
    private @Nullable Path out;

    @Mixin private ArchiveFolder archive = new ArchiveFolder();

    private final PrintStream screen = System.out;

    /** Exit code 0 when nobody is found, 2 when somebody is. */
    @Override
    public Integer call() {
        SearchLimits limits = limits();
        Schema known =
                Compared.schema(schema)
                        .orElseThrow(() ->
                                new Trouble(
                                        "There is no schema "
                                                + schema
                                                + " that bears names. Person, Organization, Company, Vessel, Airplane, CryptoWallet …"));
        try {
            KeptIndexes kept = KeptIndexes.load(archive, lists);
            System.err.println(kept.told());
            Path file = file();
            if (file != null) {
                return new ScreenedFile(kept, limits, known).screen(file, out, screen) == 0
                        ? 0
                        : FOUND;
            }
            return one(kept, limits, known) == 0 ? 0 : FOUND;
        } catch (IOException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }

    private int one(KeptIndexes kept, SearchLimits limits, Schema known) {
        Compared compared = new Compared("asked", known).add("name", asked);
        if (born != null) {
            if (Compared.date(born).isEmpty()) {
                throw new Trouble("--born is a date such as 1972, 1972-05 or 1972-05-03.");
            }
            compared.add("birthDate", born);
        }
        countries.forEach(country -> compared.add("country", country));
        identifiers.forEach(identifier -> compared.add("idNumber", identifier));
        if (gender != null) {
            compared.add("gender", gender);
        }
        Entity entity = compared.build();
        List<Found> found = kept.find(entity, limits);
        if (found.isEmpty()) {
            screen.printf(
                    Locale.ROOT, "Nobody on these lists scores %.2f or more.%n", limits.cutoff());
        }
        found.forEach(hit -> ShownHit.lines(kept, entity, hit).forEach(screen::println));
        return found.size();
    }

    private SearchLimits limits() {
        try {
            return new SearchLimits(limit, cutoff);
        } catch (IllegalArgumentException e) {
            throw new Trouble("--limit is 1 to 10000, --cutoff 0 to 1.");
        }
    }

    /** The file that is meant, if one is. */
    private @Nullable Path file() {
        try {
            Path path = Path.of(asked);
            if (Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            return null; // A name then.
        }
        if (asked.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new Trouble("There is no file " + asked + ".");
        }
        return null;
    }
}
