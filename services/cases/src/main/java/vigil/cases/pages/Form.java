package vigil.cases.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;

/**
 * A JSON body (RFC 8259) read strictly and in bounded memory. Whatever is wrong is gathered and
 * told at once by {@link #done}.
 */
public final class Form {

    /** The longest text of an officer, in characters. */
    public static final int LONGEST_WORDS = 10_000;

    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_ERRORS = 100;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** An id of this or another house: no text that could be a name with spaces. */
    public static final String ID_FORM = "[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}";

    private static final Pattern ID = Pattern.compile(ID_FORM);

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    // Names come from strangers: nothing of them stays.
                                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(LARGEST)
                                                    .maxNestingDepth(8)
                                                    .maxStringLength(64 * 1024)
                                                    .maxNameLength(256)
                                                    .maxNumberLength(32)
                                                    .maxTokenCount(100_000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private Form(JsonNode body) {
        this.body = body;
    }

    /** The request's body, which is a JSON object. */
    public static Form of(HttpServletRequest request) {
        return of(Body.read(request, LARGEST, "The body"));
    }

    /** As {@link #of(HttpServletRequest)}, of a body that may be missing: nothing is said then. */
    public static Form perhaps(HttpServletRequest request) {
        byte[] bytes = Body.read(request, LARGEST, "The body");
        return bytes.length == 0 ? new Form(JSON.createObjectNode()) : of(bytes);
    }

    private static Form of(byte[] bytes) {
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read.isObject()) {
                return new Form(read);
            }
        } catch (JacksonException e) {
            // Answered below, like a body that is something else; its own words repeat the body.
        }
        throw Refusal.of(ProblemCode.MALFORMED, "The body is not a JSON object.");
    }

    /** A part of this form, or an empty one; what is wrong in it is told with the rest. */
    public JsonNode part(String field) {
        return body.path(field);
    }

    /** Adds something that is not acceptable. */
    public void refuse(String field, String reason) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(FieldError.of(field, reason));
        }
    }

    /** Refuses when something was not acceptable. */
    public void done() {
        if (!errors.isEmpty()) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED, "Some values are not acceptable.", errors);
        }
    }

    /** A text that must be there; empty when it was refused. */
    public String text(String field, int longest) {
        String text = body.path(field).asString("").strip();
        if (!body.path(field).isString() || text.isEmpty() || text.length() > longest) {
            refuse(field, "is a text of 1 to " + longest + " characters");
            return "";
        }
        return text;
    }

    /** A text that may be missing. */
    public @Nullable String optionalText(String field, int longest) {
        return isAbsent(field) ? null : text(field, longest);
    }

    /** An id that may be missing or null. */
    public @Nullable String optionalId(String field) {
        if (isAbsent(field)) {
            return null;
        }
        String id = body.path(field).asString("");
        if (!ID.matcher(id).matches()) {
            refuse(field, "is an id of 1 to 128 letters, digits and . _ : @ -");
            return null;
        }
        return id;
    }

    /** An id that must be there; empty when it was refused. */
    public String id(String field) {
        String id = optionalId(field);
        if (id == null) {
            refuse(field, "is an id of 1 to 128 letters, digits and . _ : @ -");
            return "";
        }
        return id;
    }

    /** One of a type's words; the first constant when it was refused. */
    public <E extends Enum<E>> E word(String field, Class<E> type) {
        return word(field, List.of(type.getEnumConstants()));
    }

    /** One of these words; the first when it was refused. */
    public <E extends Enum<E>> E word(String field, List<E> among) {
        String word = body.path(field).asString("");
        for (E constant : among) {
            if (Words.of(constant).equals(word)) {
                return constant;
            }
        }
        refuse(field, "is one of " + Words.among(among));
        return among.getFirst();
    }

    /** One of a type's words that may be missing. */
    public <E extends Enum<E>> @Nullable E optionalWord(String field, Class<E> type) {
        return isAbsent(field) ? null : word(field, type);
    }

    /** True or false; null when it is missing. */
    public @Nullable Boolean optionalTruth(String field) {
        if (isAbsent(field)) {
            return null;
        }
        if (!body.path(field).isBoolean()) {
            refuse(field, "is true or false");
        }
        return body.path(field).asBoolean(false);
    }

    /** A whole number within bounds; the lower one when it was refused. */
    public int number(String field, int from, int to) {
        JsonNode value = body.path(field);
        if (!value.isInt() || value.intValue() < from || value.intValue() > to) {
            refuse(field, "is a whole number from " + from + " to " + to);
            return from;
        }
        return value.intValue();
    }

    /** A time of RFC 3339 to the millisecond; the epoch when it was refused. */
    public Instant time(String field) {
        try {
            Instant time = OffsetDateTime.parse(body.path(field).asString("")).toInstant();
            if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return Instant.ofEpochMilli(time.toEpochMilli());
            }
        } catch (DateTimeException e) {
            // Answered below, like a time of another century.
        }
        refuse(field, "is a time such as 2026-01-31T12:00:00Z");
        return Instant.EPOCH;
    }

    /** Distinct ids of things of this house. */
    public List<UUID> ids(String field, int most) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (String text : texts(field, most)) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                refuse(field, "is an array of ids");
            }
        }
        return List.copyOf(ids);
    }

    /** The id of a thing of this house; empty when it was refused. */
    public Optional<UUID> uuid(String field) {
        try {
            return Optional.of(UUID.fromString(body.path(field).asString("")));
        } catch (IllegalArgumentException e) {
            refuse(field, "is an id");
            return Optional.empty();
        }
    }

    /** Distinct texts; none when the field is missing. */
    public List<String> texts(String field, int most) {
        JsonNode array = body.path(field);
        if (isAbsent(field)) {
            return List.of();
        }
        if (!array.isArray() || array.size() > most) {
            refuse(field, "is an array of at most " + most + " texts");
            return List.of();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode value : array) {
            if (value.isString() && ID.matcher(value.asString()).matches()) {
                texts.add(value.asString());
            } else {
                refuse(field, "is an array of ids and codes");
            }
        }
        return List.copyOf(texts);
    }

    /** Whether the field is missing or null. */
    public boolean isAbsent(String field) {
        return body.path(field).isMissingNode() || body.path(field).isNull();
    }
}
