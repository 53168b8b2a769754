package vigil.gateway.answers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;

/** A problem as JSON. */
final class ProblemText {

    private ProblemText() {}

    static ByteBuffer of(Problem problem) {
        StringBuilder json = new StringBuilder(256);
        json.append("{\"type\":").append(quoted(problem.type()));
        json.append(",\"title\":").append(quoted(problem.title()));
        json.append(",\"status\":").append(problem.status());
        json.append(",\"code\":").append(quoted(problem.code()));
        json.append(",\"detail\":").append(quoted(problem.detail()));
        errors(json, problem.errors());
        if (problem.retryAfterSeconds() != null) {
            json.append(",\"retryAfterSeconds\":").append(problem.retryAfterSeconds());
        }
        return ByteBuffer.wrap(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void errors(StringBuilder json, List<FieldError> errors) {
        String before = ",\"errors\":[";
        for (FieldError error : errors) {
            json.append(before).append("{\"field\":").append(quoted(error.field()));
            json.append(",\"reason\":").append(quoted(error.reason())).append('}');
            before = ",";
        }
        if (!errors.isEmpty()) {
            json.append(']');
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < 0x20) {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
