package vigil.gateway.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.gateway.patterns.LinearPattern;

/** Reads {@code rules.txt}; its head says how rules are written. */
final class RuleReader {

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private String @Nullable [] head;
    private List<Set<String>> atoms = new ArrayList<>();
    private List<String> patterns = new ArrayList<>();

    static List<Rule> read(String text) {
        RuleReader reader = new RuleReader();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                reader.take(line.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("rules.txt, line " + number, e);
            }
        }
        reader.close();
        return reader.rules;
    }

    private void take(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String[] parts = line.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case "let" -> name(rest);
            case "rule" -> {
                close();
                head = rest.split("\\s+");
            }
            case "when", "and" -> atoms.add(atoms(rest));
            case "like" -> patterns.add(filledIn(rest));
            default -> throw new IllegalArgumentException("begins with no known word");
        }
    }

    private void name(String rest) {
        String[] parts = rest.split("\\s+", 2);
        names.put(parts[0], filledIn(parts[1]));
    }

    private String filledIn(String pattern) {
        String filled = pattern;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("<" + name.getKey() + ">", "(?:" + name.getValue() + ")");
        }
        return filled;
    }

    /** {@code _} stands for a space, which otherwise parts one atom from the next. */
    private static Set<String> atoms(String words) {
        String[] parts =
                words.replace("\\n", "\n").replace("\\r", "\r").replace("\\x00", "\0").split(" +");
        return Arrays.stream(parts)
                .map(word -> word.length() > 1 ? word.replace('_', ' ').replace('~', '_') : word)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void close() {
        String[] closed = head;
        if (closed != null) {
            View view = View.TEXT;
            Set<Spot> spots = EnumSet.allOf(Spot.class);
            for (int i = 3; i < closed.length; i++) {
                if (closed[i].startsWith("in=")) {
                    spots = spots(closed[i].substring(3));
                } else {
                    view = View.valueOf(closed[i].toUpperCase(Locale.ROOT));
                }
            }
            int weight = Integer.parseInt(closed[2]);
            Category category = Category.ofWord(closed[1]);
            rules.add(new Rule(closed[0], category, weight, view, spots, atoms, pattern()));
        }
        head = null;
        atoms = new ArrayList<>();
        patterns = new ArrayList<>();
    }

    /** One for all of the rule: a letter is read once. */
    private @Nullable LinearPattern pattern() {
        if (patterns.isEmpty()) {
            return null;
        }
        boolean anyCase = patterns.getFirst().startsWith("(?i)");
        String joined = String.join("|", patterns);
        return LinearPattern.of(anyCase ? "(?i)" + joined.replace("(?i)", "") : joined);
    }

    private static Set<Spot> spots(String words) {
        Set<Spot> spots = EnumSet.noneOf(Spot.class);
        for (String word : words.split(",")) {
            spots.add(Spot.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return spots;
    }
}
