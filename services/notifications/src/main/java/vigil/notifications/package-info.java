/**
 * The house that tells officers: what the others say on the topic of events becomes notices, shown
 * at once and, if an officer wants it, sent by mail. Ids and codes alone; no letter says what a
 * case is about.
 */
@NullMarked
package vigil.notifications;

import org.jspecify.annotations.NullMarked;
