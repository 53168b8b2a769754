package vigil.monitoring.intake.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.RowFailure;

/** Reads strict JSON (RFC 8259) within limits; numbers are skipped unread. */
final class JsonTreeReader {

    static final int MAX_BYTES = 8 * 1024 * 1024;
    static final int MAX_DEPTH = 8;

    private static final int MAX_TEXT = 64 * 1024;
    private static final int MAX_NAME = 256;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_TOKENS = 400_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // Names come from strangers: nothing of them stays in a shared table.
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(MAX_BYTES)
                                    .maxNestingDepth(2 * MAX_DEPTH)
                                    .maxStringLength(MAX_TEXT)
                                    .maxNameLength(MAX_NAME)
                                    .maxNumberLength(MAX_NUMBER)
                                    .maxTokenCount(MAX_TOKENS)
                                    .build())
                    .build();

    private JsonTreeReader() {}

    /** The body is refused as a whole. */
    static final class NotReadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient RowFailure failure;

        NotReadable(FailureCode code, String reason) {
            super(reason, null, false, false);
            failure = RowFailure.whole(code, "", reason);
        }

        RowFailure failure() {
            return failure;
        }
    }

    static JsonValue read(byte[] body) throws NotReadable {
        if (body.length > MAX_BYTES) {
            throw new NotReadable(
                    FailureCode.TOO_LARGE, "the body is larger than " + MAX_BYTES + " bytes");
        }
        CharBuffer text = decoded(body);
        try (JsonParser parser =
                FACTORY.createParser(
                        ObjectReadContext.empty(),
                        text.array(),
                        text.arrayOffset(),
                        text.length())) {
            return document(parser);
        } catch (StreamConstraintsException e) {
            throw tooMuch(e);
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    private static CharBuffer decoded(byte[] body) throws NotReadable {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw new NotReadable(FailureCode.ENCODING, "the body is not UTF-8");
        }
    }

    private static JsonValue document(JsonParser parser) throws NotReadable {
        if (parser.nextToken() == null) {
            throw new NotReadable(FailureCode.MALFORMED, "the body is empty");
        }
        JsonValue document = value(parser, 1);
        if (parser.nextToken() != null) {
            throw new NotReadable(
                    FailureCode.MALFORMED, "something follows after the end of the JSON document");
        }
        return document;
    }

    private static JsonValue value(JsonParser parser, int depth) throws NotReadable {
        if (depth > MAX_DEPTH) {
            throw new NotReadable(
                    FailureCode.TOO_DEEP,
                    "the JSON is nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser, depth);
            case START_ARRAY -> items(parser, depth);
            case VALUE_STRING -> new JsonValue.Text(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> JsonValue.Other.BOOLEAN;
            case VALUE_NULL -> JsonValue.Other.NULL;
            default -> JsonValue.Other.NUMBER;
        };
    }

    private static JsonValue members(JsonParser parser, int depth) throws NotReadable {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        Set<String> repeated = Set.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (values.put(name, value(parser, depth + 1)) != null) {
                repeated = repeated.isEmpty() ? new LinkedHashSet<>() : repeated;
                repeated.add(name);
            }
        }
        return new JsonValue.Members(values, repeated);
    }

    private static JsonValue items(JsonParser parser, int depth) throws NotReadable {
        List<JsonValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, depth + 1));
        }
        return new JsonValue.Items(values);
    }

    private static NotReadable tooMuch(StreamConstraintsException e) {
        return new NotReadable(
                FailureCode.TOO_LARGE,
                "a text, a name, a number or the whole is longer than is taken" + at(e));
    }

    // The parser's own message quotes the text around the fault, which may be personal data.
    private static NotReadable notJson(JacksonException e) {
        String what =
                e instanceof UnexpectedEndOfInputException
                        ? "the JSON breaks off"
                        : "the body is not JSON";
        return new NotReadable(FailureCode.MALFORMED, what + at(e));
    }

    private static String at(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
