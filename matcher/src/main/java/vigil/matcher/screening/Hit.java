package vigil.matcher.screening;

import vigil.matcher.entity.Entity;

/**
 * An entity that may be whom was asked about.
 *
 * @param score 0 to 1, the calibrated likelihood that it is
 * @param name the name of the entity that matched
 */
public record Hit(Entity entity, double score, String name) {}
