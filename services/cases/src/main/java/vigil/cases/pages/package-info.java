/**
 * What this house's questions and answers share: bodies, parameters, words, versions, conflicts.
 *
 * <p>Requests come in; checked values go out, or everything that is wrong with them.
 */
@NullMarked
package vigil.cases.pages;

import org.jspecify.annotations.NullMarked;
