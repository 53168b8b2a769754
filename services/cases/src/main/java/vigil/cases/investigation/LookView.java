package vigil.cases.investigation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who looked, and at what; the first look of an hour stands for all of it.
 *
 * @param what case, notes, file or export
 * @param object id of the file
 */
@Schema(name = "CaseLook")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookView(String officer, Instant at, String what, @Nullable String object) {}
