package vigil.cases.queue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * How much there is.
 *
 * @param byState items by state, all of them
 * @param bySla what is open, by on_track, at_risk and breached
 * @param mine what is open and assigned to the caller
 * @param unassigned what is open and assigned to nobody
 * @param waitingForSecond what a second officer has to confirm
 * @param waitingForMe of these, what the caller may confirm
 */
@Schema(name = "QueueCounts")
public record QueueCounts(
        Map<String, Long> byState,
        Map<String, Long> bySla,
        long mine,
        long unassigned,
        long waitingForSecond,
        long waitingForMe) {

    public QueueCounts {
        byState = Map.copyOf(byState);
        bySla = Map.copyOf(bySla);
    }
}
