package vigil.bench.load;

/**
 * The status and body of an answer.
 *
 * @param saysWhen whether it holds {@code Retry-After}
 */
public record Reply(int status, boolean saysWhen, byte[] body) {}
