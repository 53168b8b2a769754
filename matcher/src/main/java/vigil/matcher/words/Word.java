package vigil.matcher.words;

/** One word of a name with what matching needs to know about it. Immutable. */
public final class Word {

    private static final int[] NO_GROUPS = {};

    /** Two consonants meet by chance. */
    private static final int SHORTEST_SKELETON = 3;

    /** What a word does in a name. */
    public enum Role {
        /** A part of the name proper. */
        NAME,
        /** A single letter that stands for a name. */
        INITIAL,
        /** A number or ordinal. */
        NUMBER,
        /** An article or preposition: {@code al}, {@code bin}, {@code de}. */
        PARTICLE,
        /** A title or honorific: {@code Dr}, {@code Haji}. */
        TITLE,
        /** The class of a legal form: {@code llc}. */
        FORM
    }

    private final String text;
    private final String written;
    private final String sound;
    private final String skeleton;
    private final Role role;
    private final float weight;
    private final int[] groups;
    private final int letters;
    private final int soundLetters;
    private final long pairs;
    private final int length;
    private final int soundLength;
    private final int skeletonHash;

    Word(String text, String written, String sound, Role role, float weight, int[] groups) {
        this.text = text;
        this.written = written;
        this.sound = sound;
        this.skeleton = Sound.skeleton(sound);
        this.role = role;
        this.weight = weight;
        this.groups = groups;
        this.letters = letters(text);
        this.soundLetters = letters(sound);
        this.pairs = pairs(text);
        this.length = text.length();
        this.soundLength = sound.length();
        this.skeletonHash = skeleton.length() < SHORTEST_SKELETON ? 0 : skeleton.hashCode();
    }

    /** A word of which nothing is known but its letters. */
    public static Word plain(String text) {
        return new Word(text, text, text, Role.NAME, 1, NO_GROUPS);
    }

    /** Folded letters and digits; for a legal form its class, for a number its figures. */
    public String text() {
        return text;
    }

    /** As it stands in the name, folded. */
    public String written() {
        return written;
    }

    /** Its sound form: spellings that are read alike have the same. */
    public String sound() {
        return sound;
    }

    /** The consonants of the sound form. */
    public String skeleton() {
        return skeleton;
    }

    public Role role() {
        return role;
    }

    /** How much it tells, 0 to 1: a rare family name 1, {@code al} almost nothing. */
    public float weight() {
        return weight;
    }

    /** The groups of spellings that it belongs to, by number. */
    public int[] groups() {
        return groups.clone();
    }

    /** The set of its letters as bits: an edit changes at most two of them. */
    public int letters() {
        return letters;
    }

    /** The set of the letters of its sound form. */
    public int soundLetters() {
        return soundLetters;
    }

    /** The set of its pairs of neighbouring letters, hashed to 64 bits. */
    public long pairs() {
        return pairs;
    }

    /** Length of the text. */
    public int length() {
        return length;
    }

    /** Length of the sound form. */
    public int soundLength() {
        return soundLength;
    }

    /** Whether the consonants are the same, and enough of them to say something. */
    public boolean hasSkeletonOf(Word other) {
        return skeletonHash != 0
                && skeletonHash == other.skeletonHash
                && skeleton.equals(other.skeleton);
    }

    /** Whether the two are the same name in other spellings or short forms. */
    public boolean isVariantOf(Word other) {
        if (groups.length == 0) {
            return false;
        }
        for (int mine : groups) {
            for (int theirs : other.groups) {
                if (mine == theirs) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What tells it from every other word; the spellings of a legal form are told apart. */
    public String key() {
        return role == Role.FORM ? text + ' ' + written : text;
    }

    private static int letters(String text) {
        int set = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            set |= 1 << (c >= 'a' && c <= 'z' ? c - 'a' : 26 + (c & 3));
        }
        return set;
    }

    private static long pairs(String text) {
        long set = 0;
        for (int i = 1; i < text.length(); i++) {
            set |= 1L << ((text.charAt(i - 1) * 37 + text.charAt(i)) * 0x9E3779B1 >>> 26);
        }
        return set;
    }

    @Override
    public String toString() {
        return text;
    }
}
