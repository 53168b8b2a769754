/**
 * What happened to the security of the street, in one schema for all houses.
 *
 * <p>A house's word for it comes in; fields for the topic {@code security} go out, and the same as
 * OCSF and ECS for the systems that collect such events.
 */
@NullMarked
package vigil.contracts.security;

import org.jspecify.annotations.NullMarked;
