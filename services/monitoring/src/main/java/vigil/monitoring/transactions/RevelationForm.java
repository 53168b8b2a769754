package vigil.monitoring.transactions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * What personal data is to be uncovered for. It is written down, so it holds none itself.
 *
 * @param purpose one of the declared words
 * @param reference of the case or letter, where there is one
 */
public record RevelationForm(
        @Schema(
                        allowableValues = {
                            "investigation",
                            "report",
                            "authority_request",
                            "customer_request"
                        })
                @Nullable String purpose,
        @Schema(
                        description = "Of the case or letter",
                        maxLength = 64,
                        pattern = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}",
                        example = "C-000012")
                @Nullable String reference) {

    private static final List<String> PURPOSES =
            List.of("investigation", "report", "authority_request", "customer_request");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    /** The words for the evidence, checked. */
    Map<String, String> words() {
        List<FieldError> faults = new ArrayList<>();
        if (purpose == null || !PURPOSES.contains(purpose)) {
            faults.add(FieldError.of("purpose", "is one of " + String.join(", ", PURPOSES)));
        }
        if (reference != null && !REFERENCE.matcher(reference).matches()) {
            faults.add(
                    FieldError.of(
                            "reference", "is up to 64 letters, digits, dots, dashes and slashes"));
        }
        if (purpose == null || !faults.isEmpty()) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "Some of the values are not acceptable.",
                    faults);
        }
        Map<String, String> words = new TreeMap<>(Map.of("purpose", purpose));
        if (reference != null) {
            words.put("reference", reference);
        }
        return words;
    }
}
