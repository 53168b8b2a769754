/**
 * What was asked of a customer or a branch, until when, and what came back.
 *
 * <p>Questions and answers come in; sealed rows go to the table and come back open.
 */
@NullMarked
package vigil.cases.requests;

import org.jspecify.annotations.NullMarked;
