package vigil.watchlists.entities;

import java.util.Comparator;

/**
 * One thing that a list says about an entity.
 *
 * @param property what it is about, one of {@link Property} or any other word of FollowTheMoney
 * @param value what is said, clean and in the vocabulary's form: a date as {@link ListedDate}, a
 *     country as its code where it is known
 * @param language ISO 639-3 code or empty
 * @param original what stood in the list, empty when that is the value
 * @param origin list, version, first and last seen
 */
public record Statement(
        String property, String value, String language, String original, Origin origin)
        implements Comparable<Statement> {

    private static final Comparator<Statement> ORDER =
            Comparator.comparing(Statement::property)
                    .thenComparing(Statement::value)
                    .thenComparing(Statement::language)
                    .thenComparing(Statement::original)
                    .thenComparing(statement -> statement.origin().list().text());

    public Statement {
        if (property.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException("a statement has a property and a value");
        }
    }

    /** Whether both say the same in the same words, wherever and whenever it was read. */
    public boolean saysTheSameAs(Statement other) {
        return property.equals(other.property)
                && value.equals(other.value)
                && language.equals(other.language)
                && original.equals(other.original)
                && origin.list().equals(other.origin.list());
    }

    /** The same statement with another origin. */
    public Statement from(Origin other) {
        return new Statement(property, value, language, original, other);
    }

    @Override
    public int compareTo(Statement other) {
        return ORDER.compare(this, other);
    }

    /** The property alone: values are personal. */
    @Override
    public String toString() {
        return "Statement[" + property + "]";
    }
}
