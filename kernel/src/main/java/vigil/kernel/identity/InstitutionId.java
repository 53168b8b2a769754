package vigil.kernel.identity;

import java.util.regex.Pattern;

/**
 * The tenant that everything belongs to: a bank, payment firm or exchange. 1 to 63 of a-z, 0-9 and
 * hyphen.
 */
public record InstitutionId(String value) implements Comparable<InstitutionId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public InstitutionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an institution id");
        }
    }

    @Override
    public int compareTo(InstitutionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
