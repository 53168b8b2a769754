/** A street for tests: a real database, a real broker, an issuer of tokens, and callers. */
@NullMarked
package vigil.testkit;

import org.jspecify.annotations.NullMarked;
