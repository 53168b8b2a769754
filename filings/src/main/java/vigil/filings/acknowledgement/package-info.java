/**
 * What the authority answers to a batch.
 *
 * <p>Hostile bytes of an acknowledgement come in; the fate of every report goes out.
 */
@NullMarked
package vigil.filings.acknowledgement;

import org.jspecify.annotations.NullMarked;
