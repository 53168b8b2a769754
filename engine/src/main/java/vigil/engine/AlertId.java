package vigil.engine;

/** An alert's name in 128 bits: a hash over what makes it unique. */
public record AlertId(long high, long low) {}
