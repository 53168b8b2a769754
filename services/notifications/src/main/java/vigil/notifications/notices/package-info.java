/**
 * Notices: what an officer is told, by whom and about what; pages, counts and a stream go out, and
 * what was read comes in.
 */
@NullMarked
package vigil.notifications.notices;

import org.jspecify.annotations.NullMarked;
