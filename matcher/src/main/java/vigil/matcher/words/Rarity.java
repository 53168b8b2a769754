package vigil.matcher.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many people and companies bear a word, and with that how much it tells. Counted in OFAC's
 * lists (by sound form, so that all spellings of a name count together), and set by hand for names
 * that are common elsewhere. The same for every list, so that a score does not change because a
 * list grew.
 */
final class Rarity {

    /** As many bearers share a word that nobody else has. */
    private static final double POPULATION = 20_000;

    private static final float LEAST = 0.12f;

    private final Map<String, Integer> bearersOf = new HashMap<>();
    private final Map<String, Float> genericWeight = new HashMap<>();
    private final int[] bearersOfGroup;

    Rarity(SpellingGroups groups) {
        for (String line : WordFile.lines("counted-words.txt")) {
            int blank = line.indexOf(' ');
            bearersOf.merge(
                    line.substring(0, blank),
                    Integer.valueOf(line.substring(blank + 1)),
                    Integer::sum);
        }
        for (String line : WordFile.lines("common-names.txt")) {
            String[] parts = line.split(" ");
            for (int i = 1; i < parts.length; i++) {
                bearersOf.merge(Sound.of(parts[i]), Integer.valueOf(parts[0]), Math::max);
            }
        }
        List<String> generic = WordFile.words("generic-words.txt");
        for (int i = 0; i + 1 < generic.size(); i += 2) {
            genericWeight.put(generic.get(i), Integer.parseInt(generic.get(i + 1)) / 1_000f);
        }
        bearersOfGroup = groups.members().stream().mapToInt(this::bearersOfAll).toArray();
    }

    private int bearersOfAll(List<String> words) {
        Set<String> sounds = new HashSet<>();
        words.forEach(word -> sounds.add(Sound.of(word)));
        return sounds.stream().mapToInt(sound -> bearersOf.getOrDefault(sound, 0)).sum();
    }

    /** 1 for a word that nobody else bears, falling with the logarithm of its bearers. */
    float weight(String word, String sound, int[] groups) {
        int bearers = bearersOf.getOrDefault(sound, 0);
        for (int group : groups) {
            bearers = Math.max(bearers, bearersOfGroup[group]);
        }
        double weight = 1 - Math.log(1 + bearers / 2.0) / Math.log(POPULATION);
        Float generic = genericWeight.get(word);
        if (generic != null) {
            weight = Math.min(weight, generic);
        }
        return Math.max(LEAST, (float) weight * shortness(word));
    }

    /** Words of one to three letters meet by chance. */
    private static float shortness(String word) {
        return switch (word.length()) {
            case 1 -> 0.4f;
            case 2 -> 0.7f;
            case 3 -> 0.85f;
            default -> 1;
        };
    }
}
