package vigil.matcher.words;

/**
 * One word of a name with what matching needs to know about it.
 *
 * @param text folded letters and digits; for a legal form its class
 * @param written as it stands in the name, folded
 * @param sound its sound form
 * @param skeleton the consonants of the sound form
 * @param weight how much it tells, 0 to 1: a rare family name 1, {@code al} almost nothing
 * @param groups the groups of spellings that it belongs to, ascending
 */
public record Word(
        String text, String written, String sound, String skeleton, Role role, float weight, int[] groups) {

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

    /** Whether the two are the same name in other spellings or short forms. */
    public boolean isVariantOf(Word other) {
        for (int mine : groups) {
            for (int theirs : other.groups) {
                if (mine == theirs) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
