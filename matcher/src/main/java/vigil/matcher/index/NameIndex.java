package vigil.matcher.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.matcher.alignment.WordSimilarity;
import vigil.matcher.words.Name;
import vigil.matcher.words.Word;

/**
 * Names of one kind with their words, who shares which word, and for every word its likenesses.
 * Immutable; any number of {@link Search}es read it at once.
 *
 * <p>Neighbouring words written together count as words too (numbered after the plain ones), so
 * that a lost blank finds its name.
 */
public final class NameIndex {

    private final List<Name> names;

    /** Plain words first. */
    final Word[] words;

    final Map<String, Integer> numberOf;
    final int joinedFrom;
    final Neighbourhood neighbourhood;

    /** Name → its words; and beside each word the number of it joined with the next, or -1. */
    final Lists wordsOfName;

    final int[] joinedWithNext;

    /** Name of a person → its second word joined with its first, as people are called, or -1. */
    final int[] joinedTurned;

    final Lists namesOfWord;
    final Lists likenesses;
    final float[] likeness;
    final float[] weightOfName;
    final Letters letters;

    /** Indexes names; their places in the list are what searches answer. */
    public static NameIndex of(List<Name> names) {
        return new NameIndex(names);
    }

    private NameIndex(List<Name> names) {
        this.names = List.copyOf(names);
        Numbering numbering = new Numbering(names);
        words = numbering.words.toArray(Word[]::new);
        numberOf = numbering.numberOf;
        wordsOfName = Lists.of(names.size(), numbering.nameAt, numbering.wordAt, numbering.places);
        joinedFrom = words.length;
        joinedWithNext = new int[numbering.places];
        joinedTurned = new int[names.size()];
        Neighbourhood.Builder keys = new Neighbourhood.Builder();
        Hashes hashes = new Hashes();
        for (int i = 0; i < words.length; i++) {
            hashes.of(words[i]);
            keys.add(hashes, i);
        }
        letters = new Letters(words);
        namesOfWord = new Joining(keys, hashes).postings();
        neighbourhood = keys.build();
        weightOfName = new float[names.size()];
        for (int i = 0; i < weightOfName.length; i++) {
            weightOfName[i] = names.get(i).weight();
        }
        Likenesses found = new Likenesses();
        likenesses = found.lists;
        likeness = found.similarity;
    }

    public int size() {
        return names.size();
    }

    /** The name at a place. */
    public Name name(int place) {
        return names.get(place);
    }

    /** Bytes of the flat arrays, names and words themselves left out. */
    public long bytes() {
        return neighbourhood.bytes()
                + 4L
                        * (wordsOfName.values.length * 2L
                                + namesOfWord.starts.length
                                + namesOfWord.values.length
                                + likenesses.values.length * 2L
                                + weightOfName.length);
    }

    /** Gives every distinct word its number. */
    private static final class Numbering {
        final List<Word> words = new ArrayList<>();
        final Map<String, Integer> numberOf = new HashMap<>();
        int[] nameAt = new int[1 << 12];
        int[] wordAt = new int[1 << 12];
        int places;

        Numbering(List<Name> names) {
            for (int name = 0; name < names.size(); name++) {
                for (Word word : names.get(name).words()) {
                    nameAt = Lists.grown(nameAt, places + 1);
                    wordAt = Lists.grown(wordAt, places + 1);
                    nameAt[places] = name;
                    wordAt[places++] = number(word);
                }
            }
        }

        private int number(Word word) {
            Integer known = numberOf.putIfAbsent(word.key(), words.size());
            if (known != null) {
                return known;
            }
            words.add(word);
            return words.size() - 1;
        }
    }

    /** Numbers neighbouring words written together and gathers who has which word. */
    private final class Joining {
        private final Neighbourhood.Builder keys;
        private final Hashes hashes;
        private final Map<Long, Integer> known = new HashMap<>();
        private int[] wordAt = new int[1 << 12];
        private int[] nameAt = new int[1 << 12];
        private int count;
        private int numbers = joinedFrom;

        Joining(Neighbourhood.Builder keys, Hashes hashes) {
            this.keys = keys;
            this.hashes = hashes;
        }

        Lists postings() {
            for (int name = 0; name < names.size(); name++) {
                joinedTurned[name] = turned(name);
                for (int i = wordsOfName.starts[name]; i < wordsOfName.starts[name + 1]; i++) {
                    add(wordsOfName.values[i], name);
                    joinedWithNext[i] = -1;
                    if (i + 1 < wordsOfName.starts[name + 1]) {
                        int joined = number(wordsOfName.values[i], wordsOfName.values[i + 1]);
                        joinedWithNext[i] = joined;
                        add(joined, name);
                    }
                }
            }
            return Lists.of(numbers, wordAt, nameAt, count);
        }

        private int turned(int name) {
            int from = wordsOfName.starts[name];
            if (!names.get(name).person() || wordsOfName.size(name) < 2) {
                return -1;
            }
            int joined = number(wordsOfName.values[from + 1], wordsOfName.values[from]);
            add(joined, name);
            return joined;
        }

        private int number(int first, int second) {
            long pair = (long) first << 32 | second;
            Integer number = known.putIfAbsent(pair, numbers);
            if (number != null) {
                return number;
            }
            hashes.ofJoined(words[first].written() + words[second].written());
            keys.add(hashes, numbers);
            return numbers++;
        }

        private void add(int word, int name) {
            wordAt = Lists.grown(wordAt, count + 1);
            nameAt = Lists.grown(nameAt, count + 1);
            wordAt[count] = word;
            nameAt[count++] = name;
        }
    }

    /** Compares every plain word with its neighbourhood once and for all. */
    private final class Likenesses {
        final Lists lists;
        final float[] similarity;

        Likenesses() {
            Lookup lookup = new Lookup(NameIndex.this);
            WordSimilarity comparer = new WordSimilarity();
            int[] listOf = new int[1 << 12];
            int[] valueOf = new int[1 << 12];
            float[] alike = new float[1 << 12];
            int count = 0;
            for (int word = 0; word < joinedFrom; word++) {
                comparer.set(words[word]);
                lookup.find(words[word], comparer);
                listOf = Lists.grown(listOf, count + lookup.count);
                valueOf = Lists.grown(valueOf, count + lookup.count);
                alike = alike.length < listOf.length ? Arrays.copyOf(alike, listOf.length) : alike;
                for (int i = 0; i < lookup.count; i++) {
                    if (lookup.found[i] < joinedFrom || lookup.similarity[i] > JOINED_EXACTLY) {
                        listOf[count] = word;
                        valueOf[count] = lookup.found[i];
                        alike[count++] = lookup.similarity[i];
                    }
                }
            }
            lists = Lists.of(joinedFrom, listOf, valueOf, count);
            similarity = Arrays.copyOf(alike, count);
        }
    }

    private static final float JOINED_EXACTLY = 0.96f;
}
