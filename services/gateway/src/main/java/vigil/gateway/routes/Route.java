package vigil.gateway.routes;

/**
 * A part of the address space and the house it belongs to.
 *
 * @param prefix the path and everything below it
 * @param guarded whether only a caller with a valid access token gets through
 */
public record Route(String prefix, House house, boolean guarded, Load load) {

    /**
     * Whether the path is the prefix or lies below it; {@code /v1/alerts} does not take {@code
     * /v1/alertsX}.
     */
    boolean takes(String path) {
        return isWithin(path, prefix);
    }

    static boolean isWithin(String path, String prefix) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
