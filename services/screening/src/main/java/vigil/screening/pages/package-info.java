/** Revisions in headers: who changes something names the state of it that was seen. */
@NullMarked
package vigil.screening.pages;

import org.jspecify.annotations.NullMarked;
