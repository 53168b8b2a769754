package vigil.filings.xml;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An authority's code lists as its schema documents them: code to label, in the schema's order, for
 * the choices of a form.
 */
public final class CodeList {

    private CodeList() {}

    /** Name of the schema's type to its codes; lists of at least three. */
    public static Map<String, Map<String, String>> read(byte[] xsd) throws UnreadableForm {
        // The mark "Y or nothing" is no list.
        return of(new FormReader(1 << 20, 20_000).read(xsd, "schema"), 3);
    }

    /**
     * Name of the schema's type to its codes.
     *
     * @param fewest codes that make a list
     */
    public static Map<String, Map<String, String>> of(ReadElement schema, int fewest) {
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (ReadElement type : schema.all("simpleType")) {
            Map<String, String> codes = new LinkedHashMap<>();
            for (ReadElement restriction : type.all("restriction")) {
                for (ReadElement value : restriction.all("enumeration")) {
                    codes.put(value.attribute("value"), label(value));
                }
            }
            if (codes.size() >= fewest) {
                lists.put(type.attribute("name"), codes);
            }
        }
        return lists;
    }

    private static String label(ReadElement value) {
        ReadElement annotation = value.first("annotation");
        String text = annotation == null ? null : annotation.value("documentation");
        return text == null ? value.attribute("value") : text.strip();
    }
}
