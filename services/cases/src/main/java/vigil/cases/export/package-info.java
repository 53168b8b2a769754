/**
 * A case as a zip for an examiner: everything in it, the decisions behind its alerts, and a hash of
 * every part.
 *
 * <p>A case goes in; an archive that can be checked with {@code sha256sum -c} goes out.
 */
@NullMarked
package vigil.cases.export;

import org.jspecify.annotations.NullMarked;
