package vigil.kernel.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One value that was not acceptable. The reason never repeats the value: it may be personal data.
 *
 * @param row 0-based row of a batch or file, null for a single request
 * @param field path of the value, such as {@code payer.account.iban}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable Long row, String field, String reason) {

    public static FieldError of(String field, String reason) {
        return new FieldError(null, field, reason);
    }
}
