/**
 * What a sender wrote about people, sealed beside the figures of a transaction.
 *
 * <p>Parties and details come in; bytes that only the subject's key opens go to the rows, and back.
 */
@NullMarked
package vigil.monitoring.words;

import org.jspecify.annotations.NullMarked;
