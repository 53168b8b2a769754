/**
 * How houses prove themselves to each other: TLS 1.3 with certificates of one authority.
 *
 * <p>Files with keys and certificates come in; what calls and what listens goes out.
 */
@NullMarked
package vigil.kernel.tls;

import org.jspecify.annotations.NullMarked;
