/** The mail server as seen from here, and what letters say. */
@NullMarked
package vigil.notifications.mail;

import org.jspecify.annotations.NullMarked;
