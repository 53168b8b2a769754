package vigil.bench.load;

/** The status and body of an answer. */
public record Reply(int status, byte[] body) {}
