package vigil.matcher.text;

import com.ibm.icu.text.Transliterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Words of other scripts in Latin letters: names that have a customary spelling, then our own
 * letters, then ICU's rules for the rest of the world. ICU takes tens of microseconds a word, so
 * its answers are remembered.
 */
final class ForeignWords {

    private static final int REMEMBERED = 20_000;
    private static final Map<String, String> CUSTOMARY = customary();
    private static final Map<String, String> MEMORY =
            new LinkedHashMap<>(1_024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Loaded only when somebody writes in such a script: its rules take a third of a second. */
    private static final class Icu {
        static final Transliterator TO_LATIN =
                Transliterator.getInstance("Any-Latin; NFKD; [:M:] Remove; Latin-ASCII; Lower");
    }

    private ForeignWords() {}

    /** One word without blanks, of one script other than Latin; the answer may have blanks. */
    static String latin(String word) {
        String known = CUSTOMARY.get(word);
        if (known != null) {
            return known;
        }
        int first = word.codePointAt(0);
        if (OwnScripts.latin(first, true) != null) {
            return OwnScripts.writesFewVowels(first) ? semitic(word) : byLetter(word);
        }
        String han = chineseOrKorean(word);
        if (han != null) {
            return han;
        }
        synchronized (MEMORY) {
            String remembered = MEMORY.get(word);
            if (remembered != null) {
                return remembered;
            }
        }
        String latin = Icu.TO_LATIN.transliterate(word);
        synchronized (MEMORY) {
            MEMORY.put(word, latin);
        }
        return latin;
    }

    /** The article is a word of its own; what follows may be a customary name again. */
    private static String semitic(String word) {
        if (word.length() > 4 && word.startsWith("ال")) {
            return "al " + latin(word.substring(2));
        }
        if (word.length() > 5 && word.startsWith("عبدال")) {
            return "abd al " + latin(word.substring(5));
        }
        return byLetter(word);
    }

    private static String byLetter(String word) {
        StringBuilder latin = new StringBuilder(word.length() + 8);
        for (int i = 0; i < word.length(); i++) {
            String letters = OwnScripts.latin(word.charAt(i), i == 0);
            latin.append(letters == null ? "" : letters);
        }
        return latin.toString();
    }

    /** A family name with a customary spelling, then the given name by its syllables. */
    private static @Nullable String chineseOrKorean(String word) {
        if (word.length() < 2 || word.length() > 5) {
            return null;
        }
        if (word.length() > 2) {
            String two = CUSTOMARY.get(word.substring(0, 2));
            if (two != null) {
                return two + ' ' + latin(word.substring(2)); // A Japanese family name.
            }
        }
        String family = CUSTOMARY.get(word.substring(0, 1));
        if (family == null) {
            return null;
        }
        StringBuilder name = new StringBuilder(family);
        for (int i = 1; i < word.length(); i++) {
            name.append(' ').append(syllable(word.substring(i, i + 1)));
        }
        return name.toString();
    }

    private static String syllable(String one) {
        String known = CUSTOMARY.get("-" + one);
        if (known != null) {
            return known;
        }
        synchronized (MEMORY) {
            return MEMORY.computeIfAbsent(one, Icu.TO_LATIN::transliterate);
        }
    }

    private static Map<String, String> customary() {
        try (InputStream file = ForeignWords.class.getResourceAsStream("customary-spellings.txt");
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            Map<String, String> table = new HashMap<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(parts -> {
                        for (int i = 0; i + 1 < parts.length; i += 2) {
                            table.put(parts[i], parts[i + 1].replace('_', ' '));
                        }
                    });
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
