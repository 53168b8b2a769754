package vigil.gateway.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of docs/architecture.md. */
public final class Routes {

    /** Where the door tells who is signed in; what else concerns sessions lies below. */
    public static final String SESSION = "/session";

    /** Everything below needs a token, whether a house answers there or not. */
    private static final String GUARDED = "/v1";

    private static final List<Route> STREET =
            List.of(
                    new Route("/v1/transactions", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/iso20022", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/transaction-files", House.MONITORING, true, Load.FILE),
                    new Route("/v1/decisions", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/accounts", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/alerts", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/snoozes", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/scenarios", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/scenario-sets", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/models", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/model-sets", House.MONITORING, true, Load.MESSAGE),
                    new Route("/v1/screening/lists", House.SCREENING, true, Load.FILE),
                    new Route("/v1/screening/jobs", House.SCREENING, true, Load.FILE),
                    new Route("/v1/screening", House.SCREENING, true, Load.MESSAGE),
                    new Route("/match", House.SCREENING, true, Load.MESSAGE),
                    new Route("/v1/notifications", House.NOTIFICATIONS, true, Load.MESSAGE),
                    new Route("/v1/queue", House.CASES, true, Load.MESSAGE),
                    new Route("/v1/cases", House.CASES, true, Load.MESSAGE),
                    new Route("/v1/case-files", House.CASES, true, Load.FILE),
                    new Route("/v1/case-exports", House.CASES, true, Load.FILE),
                    new Route("/v1/metrics", House.CASES, true, Load.MESSAGE),
                    new Route("/v1/reports", House.CASES, true, Load.MESSAGE),
                    new Route("/v1/authority-requests", House.CASES, true, Load.MESSAGE),
                    new Route("/v1/officers", House.IDENTITY, true, Load.MESSAGE),
                    new Route("/v1/access-reviews", House.IDENTITY, true, Load.MESSAGE),
                    new Route("/v1/api-keys", House.IDENTITY, true, Load.MESSAGE),
                    new Route("/access", House.IDENTITY, true, Load.MESSAGE),
                    new Route("/oauth2", House.IDENTITY, false, Load.MESSAGE),
                    new Route("/.well-known", House.IDENTITY, false, Load.MESSAGE),
                    new Route("/login", House.IDENTITY, false, Load.MESSAGE));

    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public static Routes ofTheStreet() {
        return new Routes(STREET);
    }

    /** Whether the door itself answers for the session at this checked path. */
    public static boolean isOfSession(String path) {
        return Route.isWithin(path, SESSION);
    }

    /** In the order in which they are tried. */
    public List<Route> all() {
        return routes;
    }

    /** The route of a checked path, or null where nobody lives. */
    public @Nullable Route of(String path) {
        for (Route route : routes) {
            if (route.takes(path)) {
                return route;
            }
        }
        return null;
    }

    /** Whether a path needs a token: below {@code /v1} even where nobody lives. */
    public boolean guards(String path) {
        Route route = of(path);
        return route == null ? Route.isWithin(path, GUARDED) : route.guarded();
    }
}
