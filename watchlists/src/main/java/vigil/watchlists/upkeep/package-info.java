/**
 * Lists kept up to date: asked for, read, guarded, put into force, and told to whoever listens.
 *
 * <p>The addresses of lists and the files behind them come in; versions in force and alarms go out.
 */
@NullMarked
package vigil.watchlists.upkeep;

import org.jspecify.annotations.NullMarked;
