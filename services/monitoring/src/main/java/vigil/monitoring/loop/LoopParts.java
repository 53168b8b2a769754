package vigil.monitoring.loop;

import java.nio.file.Path;
import vigil.monitoring.log.Topics;
import vigil.monitoring.waiting.Adoptions;
import vigil.monitoring.waiting.Waiting;

/**
 * What every partition's loop works with.
 *
 * @param bootstrap addresses of the brokers
 * @param state the house's own folder
 */
record LoopParts(
        String bootstrap,
        Topics topics,
        Cores cores,
        LoopSettings settings,
        Path state,
        Waiting waiting,
        Lead lead,
        Adoptions adoptions,
        Fillings fillings) {}
