package vigil.gateway.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.gateway.patterns.LinearPattern;

/**
 * What a JSON value may look like: the part of JSON Schema that the documents use and that no
 * harmless request breaks. What is missing, and whether numbers and words make sense together, is
 * the house's to say.
 *
 * @param kinds JSON types that are taken, all of them when empty
 * @param properties the fields of an object
 * @param others the shape of fields that are not named; null where there are none
 * @param items the shape of an array's elements, null where nothing is said
 * @param words the only values, any when empty
 * @param pattern must be found in the value, null where nothing is said
 * @param longest most characters of a text
 */
public record Shape(
        Set<Kind> kinds,
        Map<String, Shape> properties,
        @Nullable Shape others,
        @Nullable Shape items,
        Set<String> words,
        @Nullable LinearPattern pattern,
        int longest) {

    /** A type of JSON. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        NULL
    }

    /** Nothing is said: everything is taken. */
    public static final Shape ANY =
            new Shape(Set.of(), Map.of(), null, null, Set.of(), null, Integer.MAX_VALUE);

    public Shape {
        kinds = Set.copyOf(kinds);
        properties = Map.copyOf(properties);
        words = Set.copyOf(words);
    }

    public boolean takes(Kind kind) {
        return kinds.isEmpty()
                || kinds.contains(kind)
                || (kind == Kind.INTEGER && kinds.contains(Kind.NUMBER));
    }

    /** The shape of a field, or null where an object has no such field. */
    public @Nullable Shape field(String name) {
        Shape named = properties.get(name);
        if (named != null) {
            return named;
        }
        return properties.isEmpty() && others == null ? ANY : others;
    }

    /** The shape of an array's elements. */
    public Shape element() {
        return items == null ? ANY : items;
    }

    /** Why the text is not acceptable, or null. */
    public @Nullable String fault(String text) {
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            return "has more than " + longest + " characters";
        }
        if (!words.isEmpty() && !words.contains(text)) {
            return "is none of the words taken here";
        }
        if (pattern != null && !pattern.occursIn(text)) {
            return "does not have the form that is taken here";
        }
        return null;
    }

    /** One of two shapes: fields of either are taken. */
    Shape or(Shape other) {
        Map<String, Shape> both = new HashMap<>(other.properties);
        both.putAll(properties);
        boolean same = kinds.equals(other.kinds);
        return new Shape(
                same ? kinds : Set.of(),
                both,
                others == null ? other.others : others,
                items == null ? other.items : items,
                Set.of(),
                null,
                Math.max(longest, other.longest));
    }
}
