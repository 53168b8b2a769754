package vigil.gateway.firewall;

/** How a body is read. */
public enum Reading {
    /** There is none, or it passes as it is: whole files, packed and binary content. */
    NONE,
    JSON,
    XML,
    FORM,
    /** Scenarios: a language of its own, in which much is allowed that prose must not say. */
    YAML,
    /** Anything else is one text. */
    TEXT;

    static Reading of(String mediaType) {
        if (mediaType.equals("application/json") || mediaType.endsWith("+json")) {
            return JSON;
        }
        return switch (mediaType) {
            case "application/xml", "text/xml" -> XML;
            case "application/x-www-form-urlencoded" -> FORM;
            case "application/yaml", "text/yaml", "application/x-yaml" -> YAML;
            case "application/octet-stream", "application/gzip", "text/csv" -> NONE;
            default -> mediaType.endsWith("+xml") ? XML : TEXT;
        };
    }
}
