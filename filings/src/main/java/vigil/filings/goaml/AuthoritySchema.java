package vigil.filings.goaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.filings.rules.Finding;
import vigil.filings.xml.CodeList;
import vigil.filings.xml.FormElement;
import vigil.filings.xml.FormReader;
import vigil.filings.xml.FormSchema;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/**
 * The schema that an authority gave out for its goAML, as it was configured. Authorities differ in
 * the order of elements and in which they ask for: a report is put into the order of this schema,
 * and checked by it.
 */
public final class AuthoritySchema {
    private static final long LARGEST = 4 << 20;

    private final FormSchema schema;
    private final Map<String, ReadElement> types = new HashMap<>();
    private final Map<String, ReadElement> roots = new HashMap<>();
    private final Map<String, Map<String, String>> codes;

    private AuthoritySchema(FormSchema schema, ReadElement xsd) {
        this.schema = schema;
        xsd.all("complexType").forEach(type -> types.put(type.attribute("name"), type));
        xsd.all("element").forEach(root -> roots.put(root.attribute("name"), root));
        codes = CodeList.of(xsd, 2);
    }

    /**
     * Loads the schema of an authority.
     *
     * @param file where it was put at deployment; null when nobody did
     * @throws NoAuthoritySchema when there is none
     * @throws UnreadableForm when the file is no schema, even after its patterns are repaired
     */
    public static AuthoritySchema load(String authority, @Nullable Path file)
            throws UnreadableForm {
        if (file == null || !Files.isRegularFile(file)) {
            throw new NoAuthoritySchema(authority);
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableForm("the schema is larger than " + LARGEST + " bytes");
            }
            return of(Files.readAllBytes(file));
        } catch (UnreadableForm e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableForm("the schema of " + authority + " cannot be read", e);
        }
    }

    static AuthoritySchema of(byte[] bytes) throws UnreadableForm {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        byte[] repaired = PatternRepair.schema(bare).getBytes(StandardCharsets.UTF_8);
        ReadElement xsd = new FormReader((int) LARGEST, 200_000).read(repaired, "schema");
        return new AuthoritySchema(FormSchema.of(repaired, "", ""), xsd);
    }

    /** What is wrong with a report that was put in order. */
    public List<Finding> check(FormElement root) {
        return schema.check(root);
    }

    /** The authority's code lists: type of the schema to codes to labels. */
    Map<String, Map<String, String>> codes() {
        return codes;
    }

    /** Whether a report may have such an element. */
    boolean knows(String name) {
        ReadElement report = roots.get("report");
        return report != null && children(report).containsKey(name);
    }

    /** The schema's faults with a file; empty when it is valid. */
    public List<String> faults(byte[] file) {
        return schema.faults(file);
    }

    /**
     * The report in the order of this schema. What the schema does not know is left out and told.
     */
    public FormElement arrange(FormElement root, List<Finding> left) {
        ReadElement declared = roots.get(root.name());
        if (declared == null) {
            left.add(new Finding("", "not-of-this-authority", "The schema knows no such report."));
            return root;
        }
        return arrange(root, declared, left);
    }

    private FormElement arrange(FormElement element, ReadElement declared, List<Finding> left) {
        String text = element.text();
        if (text != null) {
            return element;
        }
        Map<String, ReadElement> known = children(declared);
        List<String> order = List.copyOf(known.keySet());
        FormElement arranged = FormElement.group(element.name(), element.field());
        List<FormElement> children = new ArrayList<>();
        for (FormElement child : element.children()) {
            ReadElement declaration = known.get(child.name());
            if (declaration == null) {
                left.add(
                        new Finding(
                                child.field(),
                                "not-of-this-authority",
                                "This authority does not take it: leave it empty."));
            } else {
                children.add(arrange(child, declaration, left));
            }
        }
        children.sort(Comparator.comparingInt(child -> order.indexOf(child.name())));
        return arranged.addAll(children);
    }

    /** What may stand in an element, in the order of its type. */
    private Map<String, ReadElement> children(ReadElement declared) {
        Map<String, ReadElement> found = new LinkedHashMap<>();
        ReadElement type = types.get(declared.attribute("type"));
        ReadElement inline = declared.first("complexType");
        if (inline != null) {
            collect(inline, found, 0);
        } else if (type != null) {
            collect(type, found, 0);
        }
        return found;
    }

    private void collect(ReadElement node, Map<String, ReadElement> found, int depth) {
        if (depth > 12) {
            return; // No schema nests so deep: it would extend itself.
        }
        for (ReadElement child : node.children()) {
            switch (child.name()) {
                case "element" -> found.putIfAbsent(child.attribute("name"), child);
                case "sequence", "choice", "all", "complexContent" ->
                        collect(child, found, depth + 1);
                case "extension" -> {
                    ReadElement base = types.get(child.attribute("base"));
                    if (base != null) {
                        collect(base, found, depth + 1);
                    }
                    collect(child, found, depth + 1);
                }
                default -> {} // Annotations and attributes hold no elements.
            }
        }
    }
}
