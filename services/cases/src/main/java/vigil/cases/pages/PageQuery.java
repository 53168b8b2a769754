package vigil.cases.pages;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vigil.kernel.pages.Cut;

/**
 * The query parameters of every list.
 *
 * @param after {@code next} of the page before
 * @param limit rows of a page, 1 to 1000, 100 when absent
 */
public record PageQuery(
        @Schema(description = "'next' of the page before") @Nullable String after,
        @Schema(description = "Rows of a page, 1 to 1000; 100 when absent")
                @Nullable String limit) {

    /** The checked cut of a list by number. */
    public Cut cut() {
        return Cut.of(after, limit);
    }

    /** How many rows are asked for. */
    public int rows() {
        return Cut.of(null, limit).limit();
    }
}
