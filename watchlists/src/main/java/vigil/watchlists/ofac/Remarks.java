package vigil.watchlists.ofac;

import java.util.List;
import vigil.watchlists.entities.Property;
import vigil.watchlists.ofac.OfacEntry.Value;

/**
 * The remarks of an entry: details in a sentence, {@code DOB 10 Dec 1948; alt. Passport A1 (Egypt)
 * issued 01 Jan 2000; Linked To: SOMEBODY.}
 */
final class Remarks {
    /** The delimited files cut remarks off there. */
    private static final int LONGEST = 1000;

    private static final String DIGITAL = "Digital Currency Address - ";
    private static final List<String> DATED = List.of("Listing Date", "Effective Date");

    private Remarks() {}

    static void read(String remarks, OfacEntry entry) {
        boolean cut = remarks.length() >= LONGEST && !remarks.endsWith(".");
        String sentence =
                remarks.endsWith(".") ? remarks.substring(0, remarks.length() - 1) : remarks;
        String[] pieces = sentence.split("; ");
        for (int i = 0; i < pieces.length; i++) {
            if (cut && i == pieces.length - 1) {
                entry.main().add(Property.NOTES, pieces[i] + " …");
            } else {
                detail(withoutFrame(pieces[i].strip()), entry);
            }
        }
    }

    private static void detail(String piece, OfacEntry entry) {
        String plain = piece.startsWith("alt. ") ? piece.substring(5) : piece;
        if (plain.startsWith(DIGITAL)) {
            int end = plain.indexOf(' ', DIGITAL.length());
            if (end > 0) {
                entry.detail(plain.substring(0, end), Value.of(plain.substring(end + 1).strip()));
                return;
            }
        }
        int name = Meaning.nameLength(plain);
        if (name == 0) {
            entry.main().add(Property.NOTES, plain);
            return;
        }
        String type = plain.substring(0, name);
        String value = plain.substring(name + 1).strip();
        if (DATED.contains(type)) {
            // Listing Date (EO 14024 Directive 2): 24 Feb 2022
            value = value.substring(value.lastIndexOf(')') + 1);
            value = value.startsWith(":") ? value.substring(1) : value;
        }
        entry.detail(type, value(value.strip()));
    }

    /** Splits {@code A1 (Egypt) issued 01 Jan 2000 expires 01 Jan 2010}. */
    private static Value value(String text) {
        String rest = text;
        String expires = "";
        String issued = "";
        int at = rest.lastIndexOf(" expires ");
        if (at >= 0) {
            expires = rest.substring(at + 9);
            rest = rest.substring(0, at);
        }
        at = rest.lastIndexOf(" issued ");
        if (at >= 0) {
            issued = rest.substring(at + 8);
            rest = rest.substring(0, at);
        }
        int open = rest.lastIndexOf(" (");
        if (open > 0 && rest.endsWith(")")) {
            return new Value(
                    rest.substring(0, open),
                    rest.substring(open + 2, rest.length() - 1),
                    issued,
                    expires);
        }
        return new Value(rest, "", issued, expires);
    }

    // The list service puts single details into brackets: (Linked To: SOMEBODY).
    private static String withoutFrame(String piece) {
        boolean framed = piece.startsWith("(") && piece.endsWith(")");
        return framed ? piece.substring(1, piece.length() - 1) : piece;
    }
}
