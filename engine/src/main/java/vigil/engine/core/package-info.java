/**
 * The core itself: settings, clock, state, decisions, snapshots.
 *
 * <p>Transactions come in by {@link vigil.engine.core.Core#decide}, decisions go out; a snapshot is
 * the whole state.
 */
@NullMarked
package vigil.engine.core;

import org.jspecify.annotations.NullMarked;
