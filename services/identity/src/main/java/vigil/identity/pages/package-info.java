/**
 * What all pages look like.
 *
 * <p>Content comes in; a whole page with a strict policy goes out.
 */
@NullMarked
package vigil.identity.pages;

import org.jspecify.annotations.NullMarked;
