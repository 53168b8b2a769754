/**
 * How an officer wants to be told: language, quiet hours, and what goes out by mail to which
 * confirmed address.
 */
@NullMarked
package vigil.notifications.preferences;

import org.jspecify.annotations.NullMarked;
