package vigil.monitoring.transactions;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vigil.kernel.evidence.Act.Purpose;

/**
 * What personal data is to be uncovered for.
 *
 * @param purpose one of the declared words
 * @param reference of the case or letter, where there is one
 */
public record RevelationForm(
        @Schema(allowableValues = {"investigation", "authority_request", "customer_request"})
                @Nullable String purpose,
        @Schema(
                        description = "Of the case or letter",
                        maxLength = 64,
                        pattern = Purpose.REFERENCE,
                        example = "C-000012")
                @Nullable String reference) {

    Purpose said() {
        return Purpose.of(purpose, reference);
    }
}
