package vigil.gateway.firewall;

/** Where in a request a text stands. */
enum Spot {
    PATH,
    QUERY,
    HEADER,
    /** A field of a form. */
    FORM,
    /** A text of JSON, YAML or XML. */
    FIELD,
    /** The name of a field, wherever. */
    NAME;

    /** Lines and lists end here: what follows a line break may become another header. */
    boolean isAddress() {
        return this == PATH || this == QUERY || this == HEADER;
    }
}
