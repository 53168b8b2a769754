/**
 * Processes that are started, watched, restarted and ended, and never mistaken for a stranger's.
 *
 * <p>In come parts (how to start one, when it is ready, how it stops), out go records of what runs.
 */
@NullMarked
package vigil.launcher.processes;

import org.jspecify.annotations.NullMarked;
