package vigil.matcher.index;

import java.util.Arrays;
import vigil.matcher.alignment.WordSimilarity;
import vigil.matcher.words.Word;

/** Finds the indexed words that are like one word, the most alike first. */
final class Lookup {

    private static final int MOST = 512;
    private static final float JOINED_BY_ONE_LETTER = 0.88f;

    private final NameIndex index;
    private final Hashes hashes = new Hashes();
    private final int[] seenAt;
    private final int[] scanned = new int[256];
    private int round;
    final int[] found = new int[MOST];
    final float[] similarity = new float[MOST];
    int count;

    Lookup(NameIndex index) {
        this.index = index;
        seenAt = new int[Math.max(1, index.namesOfWord.starts.length)];
    }

    /** Words like this one, and words that written together are like it. */
    void find(Word word, WordSimilarity comparer) {
        hashes.of(word);
        gather(comparer, word.text().length());
    }

    /** Words like several written together. */
    void findJoined(Word joined, WordSimilarity comparer) {
        hashes.ofJoined(joined.text());
        gather(comparer, joined.text().length());
    }

    /** Adds the words that are like this one although they share no key with it. */
    void scan(Word word, WordSimilarity comparer) {
        int near = index.letters.near(word, comparer, scanned);
        for (int i = 0; i < near; i++) {
            if (seenAt[scanned[i]] != round && count < MOST) {
                consider(scanned[i], comparer, word.text().length(), false);
            }
        }
        sort();
    }

    private void gather(WordSimilarity comparer, int length) {
        count = 0;
        nextRound();
        for (int i = 0; i < hashes.count; i++) {
            int key = hashes.keys[i];
            int end = index.neighbourhood.end(key);
            for (int place = index.neighbourhood.start(key); place < end; place++) {
                int word = index.neighbourhood.at(place, key);
                if (word >= 0 && seenAt[word] != round && count < MOST) {
                    seenAt[word] = round;
                    consider(word, comparer, length, i == 0);
                }
            }
        }
        sort();
    }

    private void consider(int word, WordSimilarity comparer, int length, boolean exact) {
        float alike = 0;
        if (word < index.joinedFrom) {
            alike = comparer.of(index.words[word]);
        } else if (length > 3) {
            alike = exact ? 0.97f : JOINED_BY_ONE_LETTER;
        }
        if (alike > 0) {
            found[count] = word;
            similarity[count++] = alike;
        }
    }

    private void nextRound() {
        if (++round == 0) {
            Arrays.fill(seenAt, 0);
            round = 1;
        }
    }

    private void sort() {
        for (int i = 1; i < count; i++) {
            int word = found[i];
            float alike = similarity[i];
            int j = i - 1;
            for (; j >= 0 && similarity[j] < alike; j--) {
                found[j + 1] = found[j];
                similarity[j + 1] = similarity[j];
            }
            found[j + 1] = word;
            similarity[j + 1] = alike;
        }
    }
}
