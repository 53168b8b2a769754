/**
 * Our own jars and how a Java process is started from them.
 *
 * <p>In come the class paths that the build wrote, out go commands whose jars no later build
 * touches.
 */
@NullMarked
package vigil.launcher.jars;

import org.jspecify.annotations.NullMarked;
