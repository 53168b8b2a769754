package vigil.bench.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;

/**
 * Corruptions by other rules than {@link Corruption}'s, which nothing was fitted to: the keyboard's
 * neighbours, letters that a scanner takes for others, other romanisations, parts left out.
 */
final class OtherCorruptions {

    private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    private static final String[] SCANNED = {
        "o 0", "l 1", "i 1", "i l", "s 5", "b 8", "rn m", "m rn", "cl d", "u v", "e c", "h b", "g q"
    };
    private static final String[] ROMANISED = {
        "yusuf youssef",
        "muhammad mohamed",
        "mohammed muhamad",
        "hussein hossein",
        "husayn hussain",
        "ahmad ahmed",
        "ali aly",
        "hasan hassan",
        "umar omar",
        "khalid khaled",
        "abdul abdel",
        "abd al- abdul ",
        "al- el ",
        "al- ",
        "sergei sergey",
        "aleksandr alexander",
        "aleksey alexei",
        "dmitri dmitry",
        "yevgeny evgeni",
        "yuri iouri",
        "mikhail michail",
        "skiy sky",
        "sky ski",
        "iy y",
        "yev ev",
        "ov off",
        "chenko tchenko",
        "zh j",
        "kh h",
        "choe choi",
        "ri lee",
        "pak park",
        "yong young",
        "chol chul",
        "jong jung",
        "xi hsi",
        "zh ch",
        "q k",
        "ou u",
        "oo u",
        "ee i",
        "dh d",
        "th s",
        "j y",
        "ez es",
        "ll y",
        "v b"
    };

    private static final Map<String, BiPredicate<List<String>, Random>> RULES = rules();

    private OtherCorruptions() {}

    private static Map<String, BiPredicate<List<String>, Random>> rules() {
        Map<String, BiPredicate<List<String>, Random>> rules = new LinkedHashMap<>();
        rules.put("keyboard", OtherCorruptions::neighbouringKey);
        rules.put("scanned", (words, random) -> replaced(words, random, SCANNED));
        rules.put("romanised", (words, random) -> replaced(words, random, ROMANISED));
        rules.put("first_letters", OtherCorruptions::firstLettersSwapped);
        rules.put("middle_dropped", OtherCorruptions::middleDropped);
        rules.put("all_joined", OtherCorruptions::joinedInTwoPlaces);
        rules.put(
                "keyboard_romanised",
                (words, random) ->
                        replaced(words, random, ROMANISED) && neighbouringKey(words, random));
        return rules;
    }

    /** As many of each kind, of names with two words and more. */
    static List<CorruptedNames.Question> of(
            Collection<Entity> list, int ofEachKind, Random random) {
        List<Entity> entities = new ArrayList<>(list);
        List<CorruptedNames.Question> questions = new ArrayList<>();
        RULES.forEach((kind, rule) -> {
            for (int made = 0; made < ofEachKind; ) {
                Entity entity = entities.get(random.nextInt(entities.size()));
                List<String> words = words(name(entity, random));
                boolean suits = entity.schema() == Schema.PERSON && words.size() > 1;
                if (suits && rule.test(words, random)) {
                    String name = String.join(" ", words);
                    questions.add(new CorruptedNames.Question(kind, entity, name));
                    made++;
                }
            }
        });
        return questions;
    }

    private static String name(Entity entity, Random random) {
        List<String> names = new ArrayList<>(entity.names());
        names.addAll(entity.aliases());
        return names.get(random.nextInt(names.size()));
    }

    /** The given name first, as people write themselves. */
    private static List<String> words(String name) {
        int comma = name.indexOf(',');
        String called =
                comma < 0 ? name : name.substring(comma + 1) + ' ' + name.substring(0, comma);
        return new ArrayList<>(
                Arrays.stream(called.toLowerCase(Locale.ROOT).split("[ ,]+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static boolean neighbouringKey(List<String> words, Random random) {
        int at = random.nextInt(words.size());
        String word = words.get(at);
        int place = random.nextInt(word.length());
        for (String row : KEYS) {
            int key = row.indexOf(word.charAt(place));
            if (key >= 0 && word.length() > 3) {
                int other =
                        key == 0
                                ? 1
                                : key == row.length() - 1
                                        ? key - 1
                                        : key + (random.nextBoolean() ? 1 : -1);
                words.set(
                        at,
                        word.substring(0, place) + row.charAt(other) + word.substring(place + 1));
                return true;
            }
        }
        return false;
    }

    private static boolean replaced(List<String> words, Random random, String[] rules) {
        String name = String.join(" ", words);
        int first = random.nextInt(rules.length);
        for (int i = 0; i < rules.length; i++) {
            String rule = rules[(first + i) % rules.length];
            int blank = rule.indexOf(' ', rule.startsWith("abd ") ? 4 : 0);
            String from = rule.substring(0, blank);
            int place = name.indexOf(from);
            if (place >= 0) {
                String other =
                        name.substring(0, place)
                                + rule.substring(blank + 1)
                                + name.substring(place + from.length());
                words.clear();
                words.addAll(words(other));
                return true;
            }
        }
        return false;
    }

    private static boolean firstLettersSwapped(List<String> words, Random random) {
        int at = random.nextInt(words.size());
        String word = words.get(at);
        if (word.length() < 5 || word.charAt(0) == word.charAt(1)) {
            return false;
        }
        words.set(at, "" + word.charAt(1) + word.charAt(0) + word.substring(2));
        return true;
    }

    private static boolean middleDropped(List<String> words, Random random) {
        boolean tells = IntStream.of(0, words.size() - 1).allMatch(i -> words.get(i).length() > 3);
        if (words.size() < 3 || !tells) {
            return false;
        }
        words.remove(1 + random.nextInt(words.size() - 2));
        return true;
    }

    private static boolean joinedInTwoPlaces(List<String> words, Random random) {
        if (words.size() < 4) {
            return false;
        }
        int at = random.nextInt(words.size() - 3);
        words.set(at, words.get(at) + words.remove(at + 1));
        words.set(at + 1, words.get(at + 1) + words.remove(at + 2));
        return true;
    }
}
