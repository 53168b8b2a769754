package vigil.cases.queue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import vigil.cases.told.TimelineEntry;

/**
 * An item with what happened to it. The alert or hit itself is told by its own house under the same
 * id.
 *
 * @param dispositions what officers said of it, the newest first
 * @param group the other items of its group, the newest first, at most 50
 * @param merged what became part of it, the newest first
 * @param earlier other items on the same subject that are closed, the newest first, at most 20
 * @param timeline the newest 100 steps
 */
@Schema(name = "QueueItemDetail")
public record ItemDetail(
        ItemView item,
        List<DispositionView> dispositions,
        List<ItemView> group,
        List<ItemView> merged,
        List<ItemView> earlier,
        List<TimelineEntry> timeline) {

    public ItemDetail {
        dispositions = List.copyOf(dispositions);
        group = List.copyOf(group);
        merged = List.copyOf(merged);
        earlier = List.copyOf(earlier);
        timeline = List.copyOf(timeline);
    }
}
