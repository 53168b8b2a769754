package vigil.screening.lists;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.fetching.Fetcher;
import vigil.watchlists.formats.ListFormat;
import vigil.watchlists.reading.ReadingLimits;
import vigil.watchlists.upkeep.KeptList;
import vigil.watchlists.versions.GuardSettings;

/** Reads the file of publishers. */
final class Sources {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Sources() {}

    /**
     * A list and where it is published.
     *
     * @param addresses part → address; {@code main} is one of them
     * @param every how often it is asked for, as {@code PT30M}
     */
    private record Source(
            String list,
            String format,
            Map<String, URI> addresses,
            @Nullable Duration every,
            @Nullable Duration staleAfter) {}

    static Fetcher fetcher() {
        return new Fetcher(ReadingLimits.defaults().bytes(), PATIENCE);
    }

    /**
     * @throws IllegalArgumentException that says what is wrong with the file
     */
    static List<KeptList> read(Path file) throws IOException {
        List<KeptList> kept = new ArrayList<>();
        try {
            for (Source source : JSON.readValue(Files.readString(file), Source[].class)) {
                kept.add(kept(source));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + " is no file of list sources: " + e.getOriginalMessage(), e);
        }
        return kept;
    }

    private static KeptList kept(Source source) {
        ListFormat format =
                ListFormat.named(source.format())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no list format "
                                                + source.format()
                                                + "; formats: "
                                                + String.join(", ", ListFormat.names())));
        return new KeptList(
                new ListId(source.list()),
                format.reader(),
                new TreeMap<>(source.addresses()),
                source.every() == null ? HALF_AN_HOUR : source.every(),
                source.staleAfter() == null ? HALF_A_DAY : source.staleAfter(),
                ReadingLimits.defaults(),
                GuardSettings.defaults());
    }
}
