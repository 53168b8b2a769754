package vigil.watchlists.entities;

/**
 * Names one entity of a list, the same in every version of it: {@code ofac-sdn-12345}.
 *
 * @param text 1 to 255 characters, none of them blank or a control character
 */
public record EntityId(String text) implements Comparable<EntityId> {
    private static final int LONGEST = 255;
    private static final int LONGEST_KEY = 100;

    public EntityId {
        if (!isValid(text)) {
            throw new IllegalArgumentException("an entity id is 1 to 255 visible characters");
        }
    }

    /** Whether the text can name an entity. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || Character.isISOControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the text can be a list's own key of an entry, with room for what is put around it.
     */
    public static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && isValid(text);
    }

    /** The id of something that belongs to this entity: its address, its sanction. */
    public EntityId part(String name) {
        return new EntityId(text + "-" + name);
    }

    @Override
    public int compareTo(EntityId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
