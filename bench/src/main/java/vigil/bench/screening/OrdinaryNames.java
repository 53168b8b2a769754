package vigil.bench.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Names that people of ten cultures commonly bear, put together at random. */
final class OrdinaryNames {

    /** The hard cultures several times: the list is full of their names. */
    private static final List<String> CULTURES =
            List.of(
                    "arabic",
                    "arabic",
                    "arabic",
                    "arabic",
                    "arabic",
                    "slavic",
                    "slavic",
                    "slavic",
                    "spanish",
                    "spanish",
                    "spanish",
                    "persian",
                    "persian",
                    "persian",
                    "chinese",
                    "chinese",
                    "korean",
                    "korean",
                    "turkish",
                    "southasian",
                    "african",
                    "western");

    private final Map<String, List<String>> words = new HashMap<>();
    private final Random random;

    OrdinaryNames(Random random) throws IOException {
        this.random = random;
        try (InputStream file = OrdinaryNames.class.getResourceAsStream("ordinary-names.txt");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(this::read);
        }
    }

    private void read(String line) {
        String[] parts = line.split(" ", 3);
        String separator = parts[1].equals("pattern") ? "\\|" : " ";
        words.put(parts[0] + " " + parts[1], List.of(parts[2].split(separator)));
    }

    /** Distinct names that are not on the list. */
    List<String> names(int count, Predicate<String> listed) {
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            String name = name();
            if (!listed.test(name)) {
                names.add(name);
            }
        }
        return new ArrayList<>(names);
    }

    private String name() {
        String culture = CULTURES.get(random.nextInt(CULTURES.size()));
        StringBuilder name = new StringBuilder();
        for (String part : pick(culture, "pattern").split("(?<=[ -])|(?=[ -])|(?<=G)(?=G)")) {
            name.append(
                    switch (part) {
                        case "G" -> pick(culture, "given");
                        case "F" -> pick(culture, "family");
                        case "P" -> pick(culture, "patronymic");
                        case "L" -> (char) ('A' + random.nextInt(26)) + ".";
                        default -> part;
                    });
        }
        return name.toString();
    }

    private String pick(String culture, String kind) {
        List<String> of = Objects.requireNonNull(words.get(culture + " " + kind));
        return of.get(random.nextInt(of.size()));
    }

    /** The words of a name in alphabetical order: how names are told to be on the list. */
    static String key(String name) {
        return String.join(
                " ",
                new TreeSet<>(
                        List.of(
                                name.toLowerCase(java.util.Locale.ROOT)
                                        .split("[^\\p{L}\\p{N}]+"))));
    }
}
