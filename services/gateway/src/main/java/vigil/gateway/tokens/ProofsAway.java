package vigil.gateway.tokens;

/** Nobody can say at the moment whether a proof was seen before. */
public final class ProofsAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProofsAway(Throwable cause) {
        super("proofs cannot be looked up", cause);
    }
}
