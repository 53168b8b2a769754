/** Letters that wait, and the postman who takes them to the mail server. */
@NullMarked
package vigil.notifications.post;

import org.jspecify.annotations.NullMarked;
