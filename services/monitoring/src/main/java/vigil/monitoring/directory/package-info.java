/**
 * Surrogates for account numbers and banks, so that no number leaves the house.
 *
 * <p>Numbers come in; 64-bit random surrogates go out, the same for the same number for ever. The
 * number itself is kept sealed under its subject's key and found again by a blind index.
 */
@NullMarked
package vigil.monitoring.directory;

import org.jspecify.annotations.NullMarked;
