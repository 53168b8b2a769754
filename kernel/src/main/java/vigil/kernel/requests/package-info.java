/**
 * Request bodies in bounded memory, and what the descriptions of APIs share.
 *
 * <p>A request comes in; its bytes, or a refusal, go out.
 */
@NullMarked
package vigil.kernel.requests;

import org.jspecify.annotations.NullMarked;
