/** What the other houses say becomes notices to those whom it concerns. */
@NullMarked
package vigil.notifications.intake;

import org.jspecify.annotations.NullMarked;
