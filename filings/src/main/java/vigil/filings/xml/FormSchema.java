package vigil.filings.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import vigil.filings.rules.Finding;

/**
 * An authority's schema, compiled once, that reads nothing but itself. It says of a tree what is
 * wrong with which field, and of bytes whether they would be accepted.
 */
public final class FormSchema {
    private static final Pattern LENGTH = Pattern.compile("maxLength '(\\d+)'");

    private static final Pattern EXPECTED = Pattern.compile("One of '\\{(.*)}' is expected");

    private final Schema schema;
    private final String namespace;
    private final String prefix;

    private FormSchema(Schema schema, String namespace, String prefix) {
        this.schema = schema;
        this.namespace = namespace;
        this.prefix = prefix;
    }

    /**
     * Compiles a schema whose elements stand in a namespace (empty for none).
     *
     * @throws UnreadableForm when it is no schema
     */
    public static FormSchema of(byte[] xsd, String namespace, String prefix) throws UnreadableForm {
        try {
            SchemaFactory factory =
                    SchemaFactory.newDefaultInstance(); // The JDK's own, whatever the class path.
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return new FormSchema(
                    factory.newSchema(new StreamSource(new ByteArrayInputStream(xsd))),
                    namespace,
                    prefix);
        } catch (SAXException e) {
            throw new UnreadableForm("the schema does not compile: " + e.getMessage(), e);
        }
    }

    /** What is wrong with a tree, a finding for each element that is wrong. */
    public List<Finding> check(FormElement root) {
        Walk walk = new Walk();
        try {
            walk.document(root);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema's checker failed", e);
        }
        return List.copyOf(walk.findings);
    }

    /** The schema's own words on a file: empty when it is valid. */
    public List<String> faults(byte[] file) {
        List<String> faults = new ArrayList<>();
        try {
            Validator validator = schema.newValidator();
            validator.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Listener(e -> faults.add(key(e))));
            validator.validate(new StreamSource(new ByteArrayInputStream(file)));
        } catch (SAXParseException e) {
            faults.add("line " + e.getLineNumber());
        } catch (SAXException | IOException e) {
            faults.add("unreadable");
        }
        return faults;
    }

    /** The name of the broken rule, without what was written. */
    private static String key(SAXParseException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf(':');
        String rule = end < 0 ? "unreadable" : message.substring(0, end);
        return rule + " in line " + e.getLineNumber();
    }

    private final class Walk {
        private final List<Finding> findings = new ArrayList<>();
        private final ValidatorHandler checker = schema.newValidatorHandler();
        private @Nullable FormElement current;
        private @Nullable FormElement last;

        void document(FormElement root) throws SAXException {
            checker.setErrorHandler(new Listener(this::note));
            checker.startDocument();
            if (!namespace.isEmpty()) {
                checker.startPrefixMapping(prefix, namespace);
            }
            element(root);
            checker.endDocument();
        }

        private void element(FormElement element) throws SAXException {
            String qualified = prefix.isEmpty() ? element.name() : prefix + ":" + element.name();
            AttributesImpl attributes = new AttributesImpl();
            for (Map.Entry<String, String> entry : element.attributes().entrySet()) {
                attributes.addAttribute(
                        "", entry.getKey(), entry.getKey(), "CDATA", entry.getValue());
            }
            current = element;
            checker.startElement(namespace, element.name(), qualified, attributes);
            String text = element.text();
            if (text != null) {
                characters(element, text);
            }
            for (FormElement child : element.children()) {
                element(child);
            }
            current = element;
            checker.endElement(namespace, element.name(), qualified);
        }

        private void characters(FormElement element, String text) throws SAXException {
            if (!text.codePoints().allMatch(FormSchema::isXml)) {
                findings.add(
                        new Finding(
                                element.field(),
                                "illegal-character",
                                "Remove the control characters: a file cannot carry them."));
                last = element;
            }
            checker.characters(text.toCharArray(), 0, text.length());
        }

        private void note(SAXParseException e) {
            FormElement element = current;
            if (element != null && element != last) { // The checker says most things twice.
                findings.add(finding(element.field(), String.valueOf(e.getMessage())));
                last = element;
            }
        }
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private static Finding finding(String field, String message) {
        Matcher length = LENGTH.matcher(message);
        if (message.startsWith("cvc-maxLength-valid") && length.find()) {
            return new Finding(
                    field, "too-long", "Shorten it to at most " + length.group(1) + " characters.");
        }
        if (message.startsWith("cvc-pattern-valid")) {
            return new Finding(
                    field,
                    "wrong-form",
                    "Write it as the form asks: no tabs or line breaks, a day that exists, a time as hh:mm:ss.");
        }
        if (message.startsWith("cvc-enumeration-valid")) {
            return new Finding(field, "not-in-list", "Choose a value of the form's list.");
        }
        if (message.startsWith("cvc-datatype-valid") || message.startsWith("cvc-totalDigits")) {
            return new Finding(field, "not-a-number", "Write a number as the form asks.");
        }
        if (message.startsWith("cvc-identity-constraint")) {
            return new Finding(field, "twice", "Say it only once.");
        }
        return new Finding(
                field,
                "incomplete",
                "Fill in what the form asks here, no more and no less." + expected(message));
    }

    /** The elements that may stand where one is missing or wrong, by the schema's names. */
    private static String expected(String message) {
        Matcher names = EXPECTED.matcher(message);
        return names.find()
                ? " It expects: " + names.group(1).replaceAll("\"[^\"]*\":", "") + "."
                : "";
    }

    private record Listener(java.util.function.Consumer<SAXParseException> ear)
            implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {
            ear.accept(e);
        }

        @Override
        public void fatalError(SAXParseException e) {
            ear.accept(e);
        }
    }
}
