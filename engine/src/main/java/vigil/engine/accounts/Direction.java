package vigil.engine.accounts;

/** Seen from an account: money that leaves it, money that reaches it. */
public enum Direction {
    OUT,
    IN
}
