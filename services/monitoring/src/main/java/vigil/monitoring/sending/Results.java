package vigil.monitoring.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result for every row.
 *
 * @param message name of the ISO 20022 message, if it was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Results(@Nullable String message, List<Result> results) {}
