package vigil.gateway.patterns;

import java.util.ArrayList;
import java.util.List;
import vigil.gateway.patterns.Expression.At;
import vigil.gateway.patterns.Expression.Choice;
import vigil.gateway.patterns.Expression.Edge;
import vigil.gateway.patterns.Expression.One;
import vigil.gateway.patterns.Expression.Repeated;
import vigil.gateway.patterns.Expression.Sequence;

/**
 * Reads the usual notation as far as it can be searched in linear time: groups without capture,
 * choices, classes, {@code * + ? {n,m}} (lazy marks mean nothing here), {@code ^ $ \b \d \w \s .},
 * and {@code (?i)} at the beginning.
 */
final class PatternReader {

    private static final String ANY_CASE = "(?i)";
    private static final int MOST_TIMES = 200;

    private final String text;
    private final boolean anyCase;
    private int at;

    private PatternReader(String text, boolean anyCase) {
        this.text = text;
        this.anyCase = anyCase;
    }

    /**
     * @throws IllegalArgumentException when it is not in this notation
     */
    static Expression read(String pattern) {
        boolean anyCase = pattern.startsWith(ANY_CASE);
        PatternReader reader =
                new PatternReader(
                        anyCase ? pattern.substring(ANY_CASE.length()) : pattern, anyCase);
        Expression whole = reader.choice();
        if (reader.at < reader.text.length()) {
            throw reader.wrong("a bracket too many");
        }
        return whole;
    }

    private Expression choice() {
        List<Expression> ways = new ArrayList<>();
        ways.add(sequence());
        while (takes('|')) {
            ways.add(sequence());
        }
        return ways.size() == 1 ? ways.getFirst() : new Choice(ways);
    }

    private Expression sequence() {
        List<Expression> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(single()));
        }
        return new Sequence(parts);
    }

    private Expression repeated(Expression what) {
        Expression result = what;
        while (at < text.length()) {
            if (takes('*')) {
                result = new Repeated(result, 0, -1);
            } else if (takes('+')) {
                result = new Repeated(result, 1, -1);
            } else if (takes('?')) {
                result = new Repeated(result, 0, 1);
            } else if (text.charAt(at) == '{' && isCount()) {
                result = counted(result);
            } else {
                return result;
            }
            takes('?'); // Whether the shortest or the longest is found makes no difference.
        }
        return result;
    }

    private boolean isCount() {
        int end = text.indexOf('}', at);
        return end > at + 1
                && text.substring(at + 1, end)
                        .chars()
                        .allMatch(letter -> letter == ',' || Character.isDigit(letter));
    }

    private Expression counted(Expression what) {
        int end = text.indexOf('}', at);
        String[] bounds = text.substring(at + 1, end).split(",", -1);
        at = end + 1;
        int least = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
        int most = least;
        if (bounds.length > 1) {
            most = bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1]);
        }
        if (Math.max(least, most) > MOST_TIMES || (most >= 0 && most < least)) {
            throw wrong("a number of times that is not taken");
        }
        return new Repeated(what, least, most);
    }

    private Expression single() {
        char character = text.charAt(at++);
        return switch (character) {
            case '(' -> group();
            case '[' -> one(letterClass());
            case '.' -> new One(Letters.DOT);
            case '^' -> new At(Edge.BEGIN);
            case '$' -> new At(Edge.END);
            case '\\' -> {
                if (takes('b')) {
                    yield new At(Edge.WORD);
                }
                yield one(escaped());
            }
            case '*', '+', '?' -> throw wrong("nothing to repeat");
            default -> one(Letters.one(character));
        };
    }

    private Expression group() {
        if (takes('?') && !takes(':')) {
            throw wrong("a group of a kind that is not taken");
        }
        Expression inside = choice();
        if (!takes(')')) {
            throw wrong("a bracket is not closed");
        }
        return inside;
    }

    private Letters letterClass() {
        boolean others = takes('^');
        Letters letters = Letters.NONE;
        boolean first = true;
        while (first || text.charAt(at) != ']') {
            first = false;
            char character = text.charAt(at++);
            Letters next = character == '\\' ? escaped() : Letters.one(character);
            boolean range =
                    at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
            if (range) {
                at++;
                char from = character == '\\' ? only(next) : character;
                char end = text.charAt(at++);
                next = Letters.NONE.with(from, end == '\\' ? only(escaped()) : end);
            }
            letters = letters.and(next);
            if (at >= text.length()) {
                throw wrong("a class is not closed");
            }
        }
        at++;
        return others ? folded(letters).others() : letters;
    }

    private Letters escaped() {
        char character = text.charAt(at++);
        return switch (character) {
            case 'd' -> Letters.DIGITS;
            case 'D' -> Letters.DIGITS.others();
            case 'w' -> Letters.WORD;
            case 'W' -> Letters.WORD.others();
            case 's' -> Letters.SPACE;
            case 'S' -> Letters.SPACE.others();
            case 'n' -> Letters.one('\n');
            case 'r' -> Letters.one('\r');
            case 't' -> Letters.one('\t');
            case 'x' -> {
                at += 2;
                yield Letters.one((char) Integer.parseInt(text.substring(at - 2, at), 16));
            }
            default -> {
                if (Letters.WORD.has(character)) {
                    throw wrong("an escape that is not taken");
                }
                yield Letters.one(character);
            }
        };
    }

    private Expression one(Letters letters) {
        return new One(folded(letters));
    }

    private Letters folded(Letters letters) {
        return anyCase ? letters.anyCase() : letters;
    }

    private static char only(Letters letters) {
        for (char c = 0; c < Letters.ASCII; c++) {
            if (letters.has(c)) {
                return c;
            }
        }
        return Letters.ASCII;
    }

    private boolean takes(char character) {
        boolean there = at < text.length() && text.charAt(at) == character;
        if (there) {
            at++;
        }
        return there;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at " + at + " of " + text);
    }
}
