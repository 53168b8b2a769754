package vigil.watchlists.entities;

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

    /** By property, value, language, original and list: a list is sorted millions of times. */
    @Override
    public int compareTo(Statement other) {
        int order = compare(property, other.property);
        order = order != 0 ? order : compare(value, other.value);
        order = order != 0 ? order : compare(language, other.language);
        order = order != 0 ? order : compare(original, other.original);
        return order != 0 ? order : compare(origin.list().text(), other.origin.list().text());
    }

    /** The property alone: values are personal. */
    @Override
    public String toString() {
        return "Statement[" + property + "]";
    }

    // Properties, languages and lists are mostly the same object.
    @SuppressWarnings("ReferenceEquality")
    private static int compare(String one, String other) {
        return one == other ? 0 : one.compareTo(other);
    }
}
