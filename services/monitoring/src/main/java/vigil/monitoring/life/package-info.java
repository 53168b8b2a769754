/**
 * What the lives of all versions share, be they of scenarios or of models: who may take which step,
 * and how addresses and headers name a version.
 *
 * <p>A standing and a step come in; a refusal goes out, or nothing.
 */
@NullMarked
package vigil.monitoring.life;

import org.jspecify.annotations.NullMarked;
