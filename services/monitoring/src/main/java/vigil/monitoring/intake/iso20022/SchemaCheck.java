package vigil.monitoring.intake.iso20022;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.iso20022.xml.NotReadable;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/** Holds a message against the schema of its own version, where we have that. */
final class SchemaCheck {

    private static final Set<String> KNOWN =
            Set.of(
                    "pacs.002.001.11",
                    "pacs.008.001.08",
                    "pacs.008.001.09",
                    "pacs.009.001.09",
                    "pain.001.001.10");

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final Pattern RULE = Pattern.compile("(cvc-[A-Za-z0-9.-]+):.*", Pattern.DOTALL);

    private SchemaCheck() {}

    static boolean isKnown(MessageName name) {
        return KNOWN.contains(name.value());
    }

    /** Passes a message that keeps to its schema. */
    static void check(Message message) throws NotReadable {
        if (isKnown(message.name())) {
            Walk walk = new Walk(schema(message.name()).newValidatorHandler());
            walk.check(message.document());
        }
    }

    private static Schema schema(MessageName name) {
        return SCHEMAS.computeIfAbsent(name.value(), SchemaCheck::load);
    }

    private static Schema load(String name) {
        try (InputStream xsd =
                SchemaCheck.class.getResourceAsStream("/iso20022/" + name + ".xsd")) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(xsd));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("our own schema " + name + " cannot be read", e);
        }
    }

    /** Tells the tree to the validator element by element, and so knows where it complains. */
    private static final class Walk implements ErrorHandler {
        private final ValidatorHandler validator;
        private @Nullable XmlNode current;

        Walk(ValidatorHandler validator) {
            this.validator = validator;
        }

        void check(XmlNode document) throws NotReadable {
            validator.setErrorHandler(this);
            try {
                validator.startDocument();
                tell(document);
                validator.endDocument();
            } catch (SAXException e) {
                throw refusal(e);
            }
        }

        private void tell(XmlNode node) throws SAXException {
            AttributesImpl attributes = new AttributesImpl();
            for (XmlNode.Attribute attribute : node.attributes()) {
                attributes.addAttribute(
                        attribute.namespace(),
                        attribute.name(),
                        attribute.name(),
                        "CDATA",
                        attribute.value());
            }
            current = node;
            validator.startElement(node.namespace(), node.name(), node.name(), attributes);
            String text = node.rawText();
            validator.characters(text.toCharArray(), 0, text.length());
            for (XmlNode child : node.children()) {
                tell(child);
            }
            current = node;
            validator.endElement(node.namespace(), node.name(), node.name());
        }

        // The validator's message quotes the value, which may be personal data: only its rule is
        // passed on.
        private NotReadable refusal(SAXException e) {
            Matcher rule = RULE.matcher(e.getMessage() == null ? "" : e.getMessage());
            String code = rule.matches() ? rule.group(1) : "";
            String field = current == null ? "" : current.path();
            return new NotReadable(
                    FailureCode.SCHEMA,
                    field,
                    meaning(code) + (code.isEmpty() ? "" : " (" + code + ")"));
        }

        private static String meaning(String rule) {
            if (rule.equals("cvc-complex-type.2.4.b")) {
                return "is incomplete: the schema demands a further element inside it";
            }
            if (rule.startsWith("cvc-complex-type.2.4") || rule.startsWith("cvc-elt")) {
                return "is not expected here by the schema";
            }
            if (rule.startsWith("cvc-complex-type.3") || rule.startsWith("cvc-complex-type.4")) {
                return "has an attribute too many or too few for the schema";
            }
            return "does not have the form that the schema demands";
        }

        @Override
        public void warning(SAXParseException e) {
            // A warning of the validator concerns our schema, not the message.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
