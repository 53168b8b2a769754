package vigil.watchlists.versions;

import java.util.regex.Pattern;

/**
 * Names a snapshot by its content: the same statements have the same id, wherever and whenever they
 * were read.
 *
 * @param text SHA-256 of the canonical form, 64 lower-case hexadecimal digits
 */
public record SnapshotId(String text) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;

    public SnapshotId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("a snapshot id is a SHA-256 in hexadecimal digits");
        }
    }

    /** Enough of it to tell versions apart on a screen. */
    public String brief() {
        return text.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return text;
    }
}
