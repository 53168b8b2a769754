package vigil.filings.fincen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vigil.filings.report.FincenFiling;

/**
 * One mutation for each facet of the schemas: every value of every list spoilt, every length passed
 * by one, every pattern broken, every required element left out, every order turned round. All are
 * refused.
 */
class FacetMutationsTest {
    private static final FincenForms FORMS = new FincenForms();

    @Test
    void everyFacetOfTheSuspiciousActivitySchemaIsGuarded() throws Exception {
        RandomReports reports = new RandomReports(7);
        Mutations mutations = new Mutations("SARX", "EFL_SARXBatchSchema.xsd");
        for (int i = 0; i < 60; i++) {
            mutations.learn(FORMS.write(List.of((FincenFiling) reports.suspicious())).file());
        }

        assertThat(mutations.tryAll()).as("mutations refused").isGreaterThanOrEqualTo(500);
    }

    @Test
    void everyFacetOfTheCurrencySchemaIsGuarded() throws Exception {
        RandomReports reports = new RandomReports(8);
        Mutations mutations = new Mutations("CTRX", "EFL_CTRXBatchSchema.xsd");
        for (int i = 0; i < 60; i++) {
            mutations.learn(FORMS.write(List.of((FincenFiling) reports.currency())).file());
        }

        assertThat(mutations.tryAll()).as("mutations refused").isGreaterThanOrEqualTo(200);
    }

    /** A mutation: a document, where in it, and what to do there. */
    private interface Harm {
        void to(Element element);
    }

    private static final class Mutations {
        private final String form;
        private final Element schema;
        private final Map<String, Document> homes = new LinkedHashMap<>();
        private int refused;

        Mutations(String form, String xsd) throws Exception {
            this.form = form;
            try (InputStream in =
                    FincenForms.class.getResourceAsStream("/vigil/filings/fincen/" + xsd)) {
                this.schema = parse(Objects.requireNonNull(in).readAllBytes()).getDocumentElement();
            }
        }

        /** Keeps the first document in which each kind of element stands. */
        void learn(byte[] file) throws Exception {
            Document document = parse(file);
            NodeList elements = document.getElementsByTagNameNS("*", "*");
            for (int i = 0; i < elements.getLength(); i++) {
                homes.putIfAbsent(elements.item(i).getLocalName(), document);
            }
        }

        int tryAll() throws Exception {
            Set<String> seen = new HashSet<>();
            for (Element declaration : under(schema, "element")) {
                String name = declaration.getAttribute("name");
                String type = declaration.getAttribute("type");
                if (!homes.containsKey(name)) {
                    continue;
                }
                if (seen.add(name + " " + type)) {
                    facets(name, type);
                }
                if (!optional().contains(name) && seen.add("no " + name)) {
                    refuse("without " + name, name, Mutations::remove);
                }
            }
            numbers();
            orders();
            return refused;
        }

        /** What may be left out somewhere; an element may be declared more than once. */
        private Set<String> optional() {
            Set<String> names = new HashSet<>();
            for (Element declaration : under(schema, "element")) {
                if (declaration.getAttribute("minOccurs").equals("0")) {
                    names.add(declaration.getAttribute("name"));
                    names.add(declaration.getAttribute("ref"));
                }
            }
            return names;
        }

        private void facets(String name, String type) throws Exception {
            for (Element simple : under(schema, "simpleType")) {
                if (simple.getAttribute("name").equals(type)) {
                    Set<String> codes = new HashSet<>();
                    under(simple, "enumeration").forEach(e -> codes.add(e.getAttribute("value")));
                    for (String code : codes) {
                        refuse(name + " " + code, name, e -> e.setTextContent(code + "00"));
                    }
                    for (Element length : under(simple, "maxLength")) {
                        int longest = Integer.parseInt(length.getAttribute("value"));
                        refuse(name + " too long", name, set("x".repeat(longest + 1)));
                    }
                    if (!under(simple, "pattern").isEmpty()) {
                        refuse(name + " blank before", name, set(" x"));
                        refuse(name + " blank after", name, set("x "));
                        refuse(name + " two lines", name, set("x\ny"));
                    }
                    if (!under(simple, "totalDigits").isEmpty()) {
                        refuse(name + " too many digits", name, set("1".repeat(15)));
                        refuse(name + " no digits", name, set("x"));
                    }
                }
            }
        }

        /** Every element that holds others has a number, and no two the same. */
        private void numbers() throws Exception {
            for (String name : List.copyOf(homes.keySet())) {
                Element first = first(Objects.requireNonNull(homes.get(name)), name);
                if (first.hasAttribute("SeqNum")) {
                    refuse(name + " unnumbered", name, e -> e.removeAttribute("SeqNum"));
                    refuse(name + " misnumbered", name, e -> e.setAttribute("SeqNum", "one"));
                    if (!first.getAttribute("SeqNum").equals("1")) {
                        refuse(name + " number twice", name, e -> e.setAttribute("SeqNum", "1"));
                    }
                }
            }
            for (String count : List.of("TotalAmount", "PartyCount", "ActivityCount")) {
                refuse("no " + count, "EFilingBatchXML", e -> e.removeAttribute(count));
                refuse("odd " + count, "EFilingBatchXML", e -> e.setAttribute(count, "many"));
            }
        }

        private void orders() throws Exception {
            for (String name : List.copyOf(homes.keySet())) {
                Element first = first(Objects.requireNonNull(homes.get(name)), name);
                if (kids(first).size() > 1 && differ(first)) {
                    refuse(name + " turned round", name, Mutations::turn);
                }
                refuse(name + " with a stranger", name, Mutations::stranger);
            }
        }

        private void refuse(String what, String name, Harm harm) throws Exception {
            Document home = Objects.requireNonNull(homes.get(name));
            Document copy = (Document) home.cloneNode(true);
            harm.to(first(copy, name));
            assertThat(FORMS.faults(form, bytes(copy))).as(what).isNotEmpty();
            refused++;
        }

        private static Harm set(String text) {
            return element -> element.setTextContent(text);
        }

        private static void remove(Element element) {
            Node parent = Objects.requireNonNull(element.getParentNode());
            if (parent instanceof Document) {
                element.getOwnerDocument()
                        .renameNode(element, element.getNamespaceURI(), "fc2:Nothing");
                return;
            }
            for (Element kid : kids((Element) parent)) {
                if (kid.getLocalName().equals(element.getLocalName())) {
                    parent.removeChild(kid);
                }
            }
        }

        private static void turn(Element element) {
            List<Element> kids = kids(element);
            for (int i = kids.size() - 1; i >= 0; i--) {
                element.appendChild(kids.get(i));
            }
        }

        private static boolean differ(Element element) {
            return kids(element).stream().map(Node::getLocalName).distinct().count() > 1;
        }

        private static void stranger(Element element) {
            element.appendChild(
                    element.getOwnerDocument()
                            .createElementNS(element.getNamespaceURI(), "fc2:Stranger"));
        }
    }

    private static Element first(Document document, String name) {
        return (Element) document.getElementsByTagNameNS("*", name).item(0);
    }

    private static List<Element> kids(Element parent) {
        List<Element> kids = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                kids.add(element);
            }
        }
        return kids;
    }

    private static List<Element> under(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    private static Document parse(byte[] bytes) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Document document) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
