package vigil.filings.goaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the patterns of goAML's schemas legal. They are written as .NET understands them: a hyphen
 * after a range stands for itself ({@code [0-9-+]}), and {@code ^} and {@code $} mark the ends. In
 * XML Schema the first is an error and the others are letters like any; patterns are held against
 * the whole text anyway.
 */
final class PatternRepair {
    private static final Pattern FACET =
            Pattern.compile(
                    "(<(?:\\w+:)?pattern\\s+value\\s*=\\s*)([\"'])(.*?)\\2", Pattern.DOTALL);

    private PatternRepair() {}

    /** The schema with all of its patterns repaired. */
    static String schema(String xsd) {
        Matcher facet = FACET.matcher(xsd);
        StringBuilder repaired = new StringBuilder(xsd.length());
        while (facet.find()) {
            String quote = facet.group(2);
            String fixed = facet.group(1) + quote + pattern(facet.group(3)) + quote;
            facet.appendReplacement(repaired, Matcher.quoteReplacement(fixed));
        }
        return facet.appendTail(repaired).toString();
    }

    /** One pattern repaired; a legal one stays as it is. */
    static String pattern(String pattern) {
        String body = pattern.startsWith("^") ? pattern.substring(1) : pattern;
        if (body.endsWith("$") && !body.endsWith("\\$")) {
            body = body.substring(0, body.length() - 1);
        }
        StringBuilder repaired = new StringBuilder(body.length() + 4);
        int at = 0;
        while (at < body.length()) {
            char c = body.charAt(at);
            if (c == '\\' && at + 1 < body.length()) {
                repaired.append(body, at, at + 2);
                at += 2;
            } else if (c == '[') {
                at = characterClass(body, at, repaired);
            } else {
                repaired.append(c);
                at++;
            }
        }
        return repaired.toString();
    }

    /** Copies a character class, hyphens that begin no range escaped; where it ends comes back. */
    private static int characterClass(String body, int start, StringBuilder repaired) {
        int at = start + 1;
        repaired.append('[');
        if (at < body.length() && body.charAt(at) == '^') {
            repaired.append('^');
            at++;
        }
        boolean single = false; // Whether what stands before may begin a range.
        int first = at;
        while (at < body.length() && body.charAt(at) != ']') {
            int length = body.charAt(at) == '\\' && at + 1 < body.length() ? 2 : 1;
            String item = body.substring(at, at + length);
            char next = at + length < body.length() ? body.charAt(at + length) : ']';
            if (item.equals("-") && single && next != ']' && next != '[') {
                int end = next == '\\' ? 2 : 1;
                repaired.append('-').append(body, at + 1, Math.min(at + 1 + end, body.length()));
                at += 1 + end;
                single = false;
            } else {
                boolean escape = item.equals("-") && at != first && next != ']' && next != '[';
                repaired.append(escape ? "\\-" : item);
                at += length;
                single =
                        length == 1
                                ? !item.equals("-")
                                : !"wWdDsSiIcCpP".contains(item.substring(1));
            }
        }
        repaired.append(at < body.length() ? "]" : "");
        return at + 1;
    }
}
