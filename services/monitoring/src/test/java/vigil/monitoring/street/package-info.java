/** A street for tests: a real database, a real broker, an issuer of tokens, and callers. */
@NullMarked
package vigil.monitoring.street;

import org.jspecify.annotations.NullMarked;
