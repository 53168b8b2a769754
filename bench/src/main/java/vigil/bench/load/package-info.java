/**
 * A load client that costs little beside what it measures: HTTP/1.1 over TLS on plain sockets.
 *
 * <p>Ready-made requests come in; latencies, counted from the planned moment of sending, go out.
 */
@NullMarked
package vigil.bench.load;

import org.jspecify.annotations.NullMarked;
