package vigil.gateway.routes;

/** How much a request may carry and how long its answer may take. */
public enum Load {
    /** JSON, XML and forms. */
    MESSAGE,
    /** Whole files, streamed through. */
    FILE
}
