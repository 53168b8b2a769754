package vigil.filings.goaml;

/** No schema of the authority is configured, and Vigil may not bring one along. */
public final class NoAuthoritySchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoAuthoritySchema(String authority) {
        super(
                "no goAML schema is configured for "
                        + authority
                        + ": download goAMLSchema.xsd from the authority's own goAML portal and name"
                        + " the file in the configuration; Vigil does not ship it");
    }
}
