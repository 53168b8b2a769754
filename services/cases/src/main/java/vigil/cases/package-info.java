/** The house of the officers' work: what waits for them, and the cases that they make of it. */
@NullMarked
package vigil.cases;

import org.jspecify.annotations.NullMarked;
