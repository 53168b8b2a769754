package vigil.screening.questions;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;

/** Reads JSON bodies strictly (RFC 8259), in bounded memory. */
public final class JsonBody {

    private static final int LARGEST = 8 * 1024 * 1024;
    private static final int DEPTH = 16;
    private static final int LONGEST_TEXT = 64 * 1024;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    // Names come from strangers: nothing of them stays.
                                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(LARGEST)
                                                    .maxNestingDepth(DEPTH)
                                                    .maxStringLength(LONGEST_TEXT)
                                                    .maxNameLength(256)
                                                    .maxNumberLength(64)
                                                    .maxTokenCount(1_000_000)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonBody() {}

    /** The body as a JSON object. */
    public static JsonNode object(HttpServletRequest request) {
        byte[] body = Body.read(request, LARGEST, "The body");
        JsonNode read;
        try {
            read = JSON.readTree(body);
        } catch (JacksonException e) {
            throw Refusal.of(
                    ProblemCode.MALFORMED,
                    "The body is no JSON that can be read here: at line %d, column %d."
                            .formatted(
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
        }
        if (!read.isObject()) {
            throw Refusal.of(ProblemCode.MALFORMED, "The body is not a JSON object.");
        }
        return read;
    }
}
