package vigil.gateway.sessions;

import vigil.gateway.routes.RawPath;
import vigil.gateway.routes.Routes;

/** Which addresses are pages of the console: local, and neither a house's nor a session's. */
public final class LocalPaths {

    private static final int LONGEST = 1_024;

    private final Routes routes;

    public LocalPaths(Routes routes) {
        this.routes = routes;
    }

    /** Whether a browser may be sent to this path and query after signing in. */
    boolean isOfConsole(String to) {
        int query = to.indexOf('?');
        String path = query < 0 ? to : to.substring(0, query);
        // A plain path has no empty segment: "//elsewhere" is none.
        return to.length() <= LONGEST
                && RawPath.isPlain(path)
                && (query < 0 || RawPath.isPlainQuery(to.substring(query + 1)))
                && !Routes.isOfSession(path)
                && !routes.guards(path)
                && routes.of(path) == null;
    }
}
