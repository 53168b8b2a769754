/** Campaigns that try to break a running street: {@code ./vigil faults}. */
@NullMarked
package vigil.checks;

import org.jspecify.annotations.NullMarked;
