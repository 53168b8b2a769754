package vigil.matcher.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which words are one word in other spellings, tongues or short forms. */
final class SpellingGroups {

    private static final int[] NONE = {};

    private final Map<String, int[]> groupsOf = new HashMap<>();
    private final List<List<String>> members = new ArrayList<>();

    SpellingGroups(String... files) {
        Map<String, List<Integer>> gathered = new HashMap<>();
        for (String file : files) {
            for (String line : WordFile.lines(file)) {
                List<String> words = List.of(line.split(" "));
                words.forEach(word ->
                        gathered.computeIfAbsent(word, w -> new ArrayList<>()).add(members.size()));
                members.add(words);
            }
        }
        gathered.forEach((word, groups) ->
                groupsOf.put(word, groups.stream().mapToInt(g -> g).distinct().toArray()));
    }

    /** The groups of a word, ascending; mostly none. */
    int[] of(String word) {
        return groupsOf.getOrDefault(word, NONE);
    }

    List<List<String>> members() {
        return members;
    }
}
