package vigil.matcher.alignment;

import java.util.Arrays;
import vigil.matcher.words.Word;
import vigil.matcher.words.Word.Role;

/**
 * How likely two words are meant to be one: by spelling, by sound, by what is known of names. Holds
 * one prepared word; not for several threads.
 */
public final class WordSimilarity {

    /** Words less alike than this are two words. */
    public static final float LEAST = 0.61f;

    private static final float VARIANT = 0.96f;
    private static final float SAME_SOUND = 0.95f;
    private static final float SAME_SKELETON = 0.78f;
    private static final float JUMBLED = 0.76f;
    private static final float OTHER_ROLE = 0.9f;
    private static final float OTHER_FIRST_LETTER = 0.35f;

    /** Two edits leave little of a short word. */
    private static final float SHORT_AND_TWO_EDITS = 0.05f;

    private static final int LONG_WORD = 7;
    private static final float NUMBER_EDIT = 1.2f;
    private static final int SHORTEST_NUMBER = 3;
    private static final float ONE_EDIT = 1.05f;

    private final Pattern spelling = new Pattern();
    private final Pattern sound = new Pattern();
    private Word word = Word.plain("");

    /** The word that others are compared with from now on. */
    public void set(Word with) {
        if (with != word) {
            word = with;
            spelling.set(with.text());
            sound.set(with.sound());
        }
    }

    /**
     * 1 for the same word, at least {@link #LEAST} for one that may be meant, else 0. Most words
     * are turned away by their sets of letters, without a look at the texts: those are a cache miss
     * each.
     */
    public float of(Word other) {
        int changed = word.letters() ^ other.letters();
        if (changed == 0 && word.length() == other.length() && word.text().equals(other.text())) {
            return word.role() == other.role() ? 1 : OTHER_ROLE;
        }
        if (word.role() == Role.NUMBER && other.role() == Role.NUMBER) {
            return ofNumbers(other);
        }
        if (!isSpelling(word.role()) || !isSpelling(other.role())) {
            return 0;
        }
        if (word.isVariantOf(other)) {
            return VARIANT;
        }
        int soundsChanged = word.soundLetters() ^ other.soundLetters();
        if (soundsChanged == 0
                && word.soundLength() > 2
                && word.soundLength() == other.soundLength()
                && word.sound().equals(other.sound())) {
            return SAME_SOUND;
        }
        float alike = Math.max(bySpelling(other, changed), bySound(other, soundsChanged));
        if (alike < SAME_SKELETON && word.hasSkeletonOf(other)) {
            alike = SAME_SKELETON;
        }
        if (alike < JUMBLED && changed == 0 && isJumble(other)) {
            alike = JUMBLED;
        }
        return alike < LEAST ? 0 : alike;
    }

    /** The same letters in another order: a disguise, or a slip that moved a syllable. */
    private boolean isJumble(Word other) {
        if (word.length() != other.length() || word.length() < SHORTEST_JOINED) {
            return false;
        }
        char[] mine = word.text().toCharArray();
        char[] theirs = other.text().toCharArray();
        Arrays.sort(mine);
        Arrays.sort(theirs);
        return Arrays.equals(mine, theirs);
    }

    /** Long numbers may have a digit wrong. */
    private float ofNumbers(Word other) {
        int shorter = Math.min(word.text().length(), other.text().length());
        float alike = 1 - spelling.distance(other.text()) * NUMBER_EDIT / Math.max(1, shorter);
        return shorter < SHORTEST_NUMBER || alike < LEAST ? 0 : alike;
    }

    /** Edits between this word and the letters that stand in an array from a place on. */
    public int edits(byte[] letters, int from, int count) {
        return spelling.distance(letters, from, count);
    }

    private static boolean isSpelling(Role role) {
        return role == Role.NAME || role == Role.TITLE;
    }

    /** What lengths and letters alone tell: an edit changes two letters of a set at most. */
    private static int fewestEdits(int lengths, int lettersChanged) {
        return Math.max(lengths, (Integer.bitCount(lettersChanged) + 1) / 2);
    }

    private float bySpelling(Word other, int changed) {
        int longer = Math.max(word.length(), other.length());
        int shorter = Math.min(word.length(), other.length());
        int fewest = fewestEdits(longer - shorter, changed);
        if (shorter == 0 || fewest * ONE_EDIT > longer * (1 - LEAST)) {
            return 0;
        }
        float edits = spelling.distance(other.text()) * ONE_EDIT;
        if (word.text().charAt(0) != other.text().charAt(0)) {
            edits += OTHER_FIRST_LETTER;
        }
        return 1 - edits / longer - (edits > 2 && longer < LONG_WORD ? SHORT_AND_TWO_EDITS : 0);
    }

    private float bySound(Word other, int changed) {
        int longer = Math.max(word.soundLength(), other.soundLength());
        int shorter = Math.min(word.soundLength(), other.soundLength());
        int fewest = fewestEdits(longer - shorter, changed);
        if (shorter < 2 || fewest * ONE_EDIT > longer * (SAME_SOUND - LEAST)) {
            return 0;
        }
        float edits = sound.distance(other.sound()) * ONE_EDIT;
        if (word.sound().charAt(0) != other.sound().charAt(0)) {
            edits += OTHER_FIRST_LETTER;
        }
        return SAME_SOUND - edits / longer;
    }

    /** A run of words written as one, or one word as several; letter for letter or almost. */
    float ofJoined(String joined, boolean exactly) {
        if (word.text().equals(joined)) {
            return JOINED;
        }
        int longer = Math.max(word.text().length(), joined.length());
        int shorter = Math.min(word.text().length(), joined.length());
        if (exactly || shorter < SHORTEST_JOINED || longer - shorter > 2) {
            return 0;
        }
        float alike = JOINED - spelling.distance(joined) * ONE_EDIT / longer;
        return alike < LEAST_JOINED ? 0 : alike;
    }

    /** By how many edits a word of that length may differ from several written as one. */
    static int mostEditsOfJoined(int length) {
        return (int) (length * (JOINED - LEAST_JOINED) / ONE_EDIT);
    }

    private static final float JOINED = 0.97f;
    private static final float LEAST_JOINED = 0.8f;
    private static final int SHORTEST_JOINED = 5;
}
