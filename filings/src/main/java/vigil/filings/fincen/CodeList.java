package vigil.filings.fincen;

import java.util.LinkedHashMap;
import java.util.Map;
import vigil.filings.xml.FormReader;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/**
 * FinCEN's code lists as its schemas document them: code to label, in the schema's order, for the
 * choices of a form.
 */
final class CodeList {

    private CodeList() {}

    /** Name of the schema's type to its codes. */
    static Map<String, Map<String, String>> read(byte[] xsd) throws UnreadableForm {
        ReadElement schema = new FormReader(1 << 20, 20_000).read(xsd, "schema");
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (ReadElement type : schema.all("simpleType")) {
            Map<String, String> codes = new LinkedHashMap<>();
            for (ReadElement restriction : type.all("restriction")) {
                for (ReadElement value : restriction.all("enumeration")) {
                    codes.put(value.attribute("value"), label(value));
                }
            }
            if (codes.size() > 2) { // The mark "Y or nothing" is no list.
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
