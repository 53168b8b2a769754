package vigil.monitoring.replays;

import java.util.UUID;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.Position;

/**
 * A decision that is to be made again.
 *
 * @param place of its transaction in the log
 */
record Replay(UUID id, InstitutionId institution, UUID transaction, Position place) {}
