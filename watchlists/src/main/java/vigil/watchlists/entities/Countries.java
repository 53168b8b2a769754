package vigil.watchlists.entities;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Codes of the countries that lists call by their English names. */
public final class Countries {
    private static final Map<String, String> CODES = new HashMap<>();
    private static final Set<String> KNOWN = new HashSet<>();

    static {
        try (InputStream in =
                        Objects.requireNonNull(
                                Countries.class.getResourceAsStream("countries.tsv"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(Countries::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Countries() {}

    /** The lower-case code of a country, given its English name or its code. */
    public static Optional<String> code(String country) {
        String plain = country.strip().toLowerCase(Locale.ROOT);
        return KNOWN.contains(plain) ? Optional.of(plain) : Optional.ofNullable(CODES.get(plain));
    }

    private static void learn(String line) {
        String[] words = line.split("\t");
        KNOWN.add(words[0]);
        for (int i = 1; i < words.length; i++) {
            CODES.put(words[i].toLowerCase(Locale.ROOT), words[0]);
        }
    }
}
