package vigil.gateway.sessions;

import vigil.gateway.routes.RawPath;
import vigil.gateway.routes.Routes;

/** Which addresses are pages of the console: local, and neither a house's nor a session's. */
public final class LocalPaths {

    /** Where the door tells who is signed in; what else concerns sessions lies below. */
    public static final String SESSION = "/session";

    private static final int LONGEST = 1_024;

    private final Routes routes;

    public LocalPaths(Routes routes) {
        this.routes = routes;
    }

    /** Whether the door itself answers for the session at this checked path. */
    public boolean isOfSession(String path) {
        return path.equals(SESSION) || path.startsWith(SESSION + "/");
    }

    /** Whether a browser may be sent to this path and query after signing in. */
    boolean isOfConsole(String to) {
        int query = to.indexOf('?');
        String path = query < 0 ? to : to.substring(0, query);
        // A plain path has no empty segment: "//elsewhere" is none.
        return to.length() <= LONGEST
                && RawPath.isPlain(path)
                && (query < 0 || RawPath.isPlainQuery(to.substring(query + 1)))
                && !isOfSession(path)
                && !routes.guards(path)
                && routes.of(path) == null;
    }
}
