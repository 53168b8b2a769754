/** The house kept tidy: arrows, sizes, names, licences. The limits here only ever tighten. */
@NullMarked
package vigil.checks.house;

import org.jspecify.annotations.NullMarked;
