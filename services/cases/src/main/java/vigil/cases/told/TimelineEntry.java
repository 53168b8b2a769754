package vigil.cases.told;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * One line of a timeline.
 *
 * @param actor a login, or the name of a house
 * @param what in the past tense, such as {@code disposed}
 * @param details ids and codes
 */
@Schema(name = "TimelineEntry")
public record TimelineEntry(Instant at, String actor, String what, Map<String, String> details) {}
