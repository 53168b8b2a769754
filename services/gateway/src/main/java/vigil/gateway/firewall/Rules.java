package vigil.gateway.firewall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vigil.gateway.patterns.LinearPattern;

/** All rules, ready to be asked about a text. */
final class Rules {

    /** A rule with its atoms as sets of bits. */
    private record Ready(Rule rule, int number, long[][] sets) {}

    private final List<Rule> rules;
    private final Atoms atoms;
    private final Ready[][] wakenedBy;
    private final Map<View, long[]> wakers = new EnumMap<>(View.class);

    private Rules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        rules.forEach(rule ->
                rule.atoms()
                        .forEach(set ->
                                set.forEach(atom -> numbers.putIfAbsent(atom, numbers.size()))));
        this.atoms = new Atoms(List.copyOf(numbers.keySet()));
        List<List<Ready>> wakened = new ArrayList<>();
        numbers.forEach((atom, number) -> wakened.add(new ArrayList<>()));
        for (View view : View.values()) {
            wakers.put(view, new long[atoms.words()]);
        }
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            long[][] sets =
                    rule.atoms().stream().map(set -> bits(set, numbers)).toArray(long[][]::new);
            Ready ready = new Ready(rule, i, sets);
            long[] waking = Objects.requireNonNull(wakers.get(rule.view()));
            for (String atom : rule.atoms().getFirst()) {
                int number = Objects.requireNonNull(numbers.get(atom));
                wakened.get(number).add(ready);
                waking[number >> 6] |= 1L << number;
            }
        }
        this.wakenedBy =
                wakened.stream().map(list -> list.toArray(Ready[]::new)).toArray(Ready[][]::new);
    }

    /** The rules of {@code rules.txt}. */
    static Rules published() {
        try (InputStream text = Rules.class.getResourceAsStream("rules.txt")) {
            byte[] bytes = Objects.requireNonNull(text, "rules.txt").readAllBytes();
            return new Rules(RuleReader.read(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int words() {
        return atoms.words();
    }

    /** Adds the rules that speak about the text to {@code spoken}. */
    void ask(String raw, Spot spot, Work work, BitSet spoken) {
        String text = Decoding.of(raw);
        // A text that reads the same in two views is searched once.
        long[] found = work.atoms();
        if (atoms.search(text, found)) {
            wake(View.TEXT, text, spot, found, work, spoken);
            String sql = Squeezed.forSql(text);
            if (sql.equals(text) || wakes(View.SQL, sql, found)) {
                wake(View.SQL, sql, spot, found, work, spoken);
            }
            atoms.search(text, found);
            String shell = Squeezed.forShell(text);
            if (shell.equals(text) || wakes(View.SHELL, shell, found)) {
                wake(View.SHELL, shell, spot, found, work, spoken);
            }
        }
        if (atoms.search(raw, found)) {
            wake(View.RAW, raw, spot, found, work, spoken);
        }
    }

    Finding finding(BitSet spoken, int score) {
        List<String> ids = new ArrayList<>();
        Map<Category, Integer> weights = new EnumMap<>(Category.class);
        for (int i = spoken.nextSetBit(0); i >= 0; i = spoken.nextSetBit(i + 1)) {
            Rule rule = rules.get(i);
            ids.add(rule.id());
            weights.merge(rule.category(), rule.weight(), Integer::sum);
        }
        Category heaviest =
                weights.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(Category.PROTOCOL);
        return new Finding(heaviest, score, ids);
    }

    int score(BitSet spoken) {
        int score = 0;
        for (int i = spoken.nextSetBit(0); i >= 0; i = spoken.nextSetBit(i + 1)) {
            score += rules.get(i).weight();
        }
        return score;
    }

    private boolean wakes(View view, String text, long[] found) {
        return atoms.search(text, found) && meets(Objects.requireNonNull(wakers.get(view)), found);
    }

    private void wake(View view, String text, Spot spot, long[] found, Work work, BitSet spoken) {
        long[] waking = Objects.requireNonNull(wakers.get(view));
        for (int word = 0; word < found.length; word++) {
            long bits = found[word] & waking[word];
            while (bits != 0) {
                int atom = (word << 6) + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                for (Ready ready : wakenedBy[atom]) {
                    if (ready.rule().view() == view
                            && !spoken.get(ready.number())
                            && speaks(ready, text, spot, found, work)) {
                        spoken.set(ready.number());
                    }
                }
            }
        }
    }

    private static boolean speaks(Ready ready, String text, Spot spot, long[] found, Work work) {
        if (!ready.rule().spots().contains(spot)) {
            return false;
        }
        for (long[] set : ready.sets()) {
            if (!meets(set, found)) {
                return false;
            }
        }
        LinearPattern pattern = ready.rule().pattern();
        return pattern == null || (work.maySpend(text.length()) && pattern.occursIn(text));
    }

    private static boolean meets(long[] set, long[] found) {
        for (int i = 0; i < set.length; i++) {
            if ((set[i] & found[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    private long[] bits(Set<String> set, Map<String, Integer> numbers) {
        long[] bits = new long[atoms.words()];
        for (String atom : set) {
            int number = Objects.requireNonNull(numbers.get(atom));
            bits[number >> 6] |= 1L << number;
        }
        return bits;
    }
}
