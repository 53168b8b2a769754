/**
 * What officers do with items: take them, assign them, decide, confirm, put them aside; one by one
 * or many at once.
 *
 * <p>An officer's act comes in with the version that was seen; the item as it is afterwards goes
 * out, with evidence and events.
 */
@NullMarked
package vigil.cases.triage;

import org.jspecify.annotations.NullMarked;
