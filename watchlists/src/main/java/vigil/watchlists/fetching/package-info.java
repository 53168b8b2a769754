/**
 * Files from their publishers.
 *
 * <p>An address and what is known of the last answer come in; a file with its hash goes out, or
 * that nothing is new, or why it failed.
 */
@NullMarked
package vigil.watchlists.fetching;

import org.jspecify.annotations.NullMarked;
