package vigil.kernel.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param next to be sent as {@code after} for the part behind it; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The query parameters of every list.
     *
     * @param after {@code next} of the page before
     * @param limit rows of a page, 1 to 1000, 100 when absent
     */
    public record Query(
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
}
