/**
 * How an institution works its queue and its cases.
 *
 * <p>An administrator's figures come in; those in force go out.
 */
@NullMarked
package vigil.cases.settings;

import org.jspecify.annotations.NullMarked;
