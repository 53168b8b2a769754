/**
 * Closings of many alerts at once, with one reason, that a second officer approves.
 *
 * <p>What an officer asks for comes in; how it stands and what it would close goes out.
 */
@NullMarked
package vigil.cases.bulk;

import org.jspecify.annotations.NullMarked;
