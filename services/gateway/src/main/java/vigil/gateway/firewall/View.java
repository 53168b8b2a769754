package vigil.gateway.firewall;

/** How a text is read before a rule looks at it. */
enum View {
    /** As it came. */
    RAW,
    /** Encodings undone, lower case. */
    TEXT,
    /** TEXT with SQL comments and white space squeezed to one space. */
    SQL,
    /** TEXT without the quotes and escapes that a shell takes off. */
    SHELL
}
