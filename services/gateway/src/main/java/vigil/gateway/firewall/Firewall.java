package vigil.gateway.firewall;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vigil.gateway.contract.Contract;
import vigil.gateway.contract.JsonText;
import vigil.gateway.contract.Operation;
import vigil.gateway.contract.Place;
import vigil.gateway.contract.Shape;
import vigil.gateway.routes.House;
import vigil.gateway.routes.Route;
import vigil.gateway.routes.Routes;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/**
 * Judges requests: what no document describes is refused, what looks like an attack is blocked.
 * Knows nothing between two requests.
 */
public final class Firewall {

    /** Read by nobody behind the door as text, or checked by the door itself. */
    private static final Set<HttpHeader> NOT_LOOKED_AT =
            Set.of(
                    HttpHeader.AUTHORIZATION,
                    HttpHeader.COOKIE,
                    HttpHeader.HOST,
                    HttpHeader.CONTENT_LENGTH,
                    HttpHeader.CONNECTION,
                    HttpHeader.ACCEPT_ENCODING,
                    HttpHeader.ORIGIN,
                    HttpHeader.REFERER,
                    HttpHeader.C_PATH,
                    HttpHeader.C_AUTHORITY,
                    HttpHeader.C_SCHEME,
                    HttpHeader.C_METHOD);

    /** Tokens, checked by the door to the letter; random letters may look like anything. */
    private static final Set<String> RANDOM = Set.of("dpop", "x-vigil-form", "x-api-key");

    private final Contract contract;
    private final Rules rules = Rules.published();
    private final Routes routes = Routes.ofTheStreet();

    public Firewall(Contract contract) {
        this.contract = contract;
    }

    /** Judges everything that comes before the body. */
    public Verdict judge(Inquiry inquiry) {
        Operation operation = null;
        switch (contract.at(inquiry.path())) {
            case Place.Undescribed undescribed -> {}
            case Place.Nowhere nowhere -> {
                return refused(ProblemCode.NOT_FOUND, "Nothing stands at this address.");
            }
            case Place.Known known -> {
                operation = operation(known, inquiry.method());
                if (operation == null) {
                    return notAllowed(known);
                }
            }
        }
        List<Pairs.Pair> query;
        try {
            query = inquiry.query() == null ? List.of() : Pairs.of(inquiry.query());
        } catch (IllegalArgumentException e) {
            return refused(ProblemCode.MALFORMED, "The query has too many parameters.");
        }
        Verdict refusal = operation == null ? null : refusal(inquiry, operation, query);
        if (refusal != null) {
            return refusal;
        }
        if (inquiry.hidesItsText() && reading(inquiry) != Reading.NONE) {
            return refused(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, in UTF-8.");
        }
        Finding finding = look(inquiry, query);
        if (finding != null) {
            return new Verdict.Blocked(finding);
        }
        return new Verdict.Passed(operation, reading(inquiry));
    }

    /** Judges a whole body whose head has passed. */
    public Verdict judge(Inquiry inquiry, Verdict.Passed head, byte[] body) {
        Operation operation = head.operation();
        Shape shape = operation == null ? null : operation.body(inquiry.mediaType());
        Inspection inspection = new Inspection(rules, body.length, comparesSecrets(inquiry));
        List<FieldError> faults;
        try {
            faults = read(head.reading(), body, shape, inspection);
        } catch (JacksonException
                | XMLStreamException
                | CharacterCodingException
                | IllegalArgumentException e) {
            return inspection.finding() == null
                    ? refused(ProblemCode.MALFORMED, "The body is not what its type says.")
                    : new Verdict.Blocked(inspection.finding());
        }
        if (inspection.finding() != null) {
            return new Verdict.Blocked(inspection.finding());
        }
        if (!faults.isEmpty()) {
            Problem problem =
                    Problem.of(
                            ProblemCode.VALIDATION_FAILED,
                            "The body does not have the shape that this address takes.",
                            faults);
            return new Verdict.Refused(problem, null);
        }
        return head;
    }

    private static List<FieldError> read(
            Reading reading, byte[] body, @Nullable Shape shape, Inspection inspection)
            throws XMLStreamException, CharacterCodingException {
        switch (reading) {
            case NONE -> {}
            case JSON -> {
                return body.length == 0 ? List.of() : JsonText.read(body, shape, inspection);
            }
            case XML -> XmlBody.read(body, inspection);
            case FORM ->
                    Pairs.of(text(body))
                            .forEach(pair -> inspection.look(pair.name(), pair.value(), Spot.FORM));
            case YAML -> {
                String text = text(body);
                if (text.contains("!!") || text.contains("!ruby")) {
                    inspection.look(text, Spot.FIELD);
                }
            }
            case TEXT -> inspection.look(text(body), Spot.FIELD);
        }
        return List.of();
    }

    private @Nullable Finding look(Inquiry inquiry, List<Pairs.Pair> query) {
        Inspection inspection = new Inspection(rules, 0, comparesSecrets(inquiry));
        if (inquiry.path().indexOf('%') >= 0 || !isWords(inquiry.path())) {
            for (String segment : inquiry.path().split("/")) {
                inspection.look(segment.replace("%20", " "), Spot.PATH);
            }
        }
        for (Pairs.Pair pair : query) {
            inspection.look(pair.name(), pair.value(), Spot.QUERY);
        }
        for (HttpField field : inquiry.headers()) {
            HttpHeader known = field.getHeader();
            String value = field.getValue();
            boolean random = known == null && RANDOM.contains(field.getLowerCaseName());
            if (value != null && !random && (known == null || !NOT_LOOKED_AT.contains(known))) {
                inspection.look(value, Spot.HEADER);
            }
        }
        return inspection.finding();
    }

    /** Whether secrets and addresses of OAuth go there: to identity, and to the door itself. */
    private boolean comparesSecrets(Inquiry inquiry) {
        Route route = routes.of(inquiry.path());
        return route == null ? Routes.isOfSession(inquiry.path()) : route.house() == House.IDENTITY;
    }

    private static @Nullable Verdict refusal(
            Inquiry inquiry, Operation operation, List<Pairs.Pair> query) {
        Set<String> seen = new HashSet<>();
        for (Pairs.Pair pair : query) {
            Shape shape = operation.query().get(pair.name());
            if (shape == null) {
                return refused(ProblemCode.MALFORMED, "The query has an unknown parameter.");
            }
            boolean list = shape.kinds().contains(Shape.Kind.ARRAY);
            if (!seen.add(pair.name()) && !list) {
                return refused(ProblemCode.MALFORMED, "The query has a parameter twice.");
            }
            String fault = list ? null : shape.fault(pair.value());
            if (fault != null) {
                return refused(
                        ProblemCode.MALFORMED,
                        "The parameter '" + pair.name() + "' " + fault + ".");
            }
        }
        if (!inquiry.hasBody()) {
            return null;
        }
        if (operation.takesBody() && operation.body(inquiry.mediaType()) == null) {
            return refused(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "This address takes " + String.join(", ", operation.bodies().keySet()) + ".");
        }
        return null;
    }

    private static Reading reading(Inquiry inquiry) {
        return inquiry.hasBody() ? Reading.of(inquiry.mediaType()) : Reading.NONE;
    }

    private static @Nullable Operation operation(Place.Known known, String method) {
        Operation operation = known.operations().get(method);
        return operation == null && method.equals("HEAD")
                ? known.operations().get("GET")
                : operation;
    }

    private static Verdict notAllowed(Place.Known known) {
        return new Verdict.Refused(
                Problem.of(
                        ProblemCode.METHOD_NOT_ALLOWED, "This address does not take this method."),
                known.allowed());
    }

    private static Verdict refused(ProblemCode code, String detail) {
        return new Verdict.Refused(Problem.of(code, detail), null);
    }

    /** Letters, digits and what stands between them: no rule has anything to say about that. */
    private static boolean isWords(String path) {
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            boolean word =
                    character == '/'
                            || character == '-'
                            || (character >= '0' && character <= '9')
                            || (character >= 'a' && character <= 'z');
            if (!word) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
