package vigil.monitoring.loop;

import vigil.monitoring.log.Position;

/**
 * A scenario set came into force.
 *
 * @param position of the record that put it in force
 */
public record Adoption(String institution, long set, Position position) {}
