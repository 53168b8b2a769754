package vigil.monitoring.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.log.Position;

/**
 * A transaction after its commit.
 *
 * @param appended where it stands in the log, once it does; null for what was not stored now
 */
public record Taken(Kept kept, @Nullable CompletableFuture<Position> appended) {}
