package vigil.gateway.limits;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * Every limit that a request meets: of its program, its login, its address, and of the program on
 * one route; each at the share that the behaviour of that key leaves.
 */
public final class CallerLimits {

    private final RateLimit logins;
    private final RateLimit clients;
    private final RateLimit routes;
    private final RateLimit strangers;
    private final Standing standing;
    private final Sharing sharing;

    public CallerLimits(LimitSettings of, LongSupplier clock, Sharing sharing) {
        this.sharing = sharing;
        this.standing = new Standing(clock, sharing);
        this.logins = new RateLimit("login", of.callerRate(), of.callerBurst(), clock, sharing);
        this.clients = new RateLimit("client", of.clientRate(), of.clientBurst(), clock, sharing);
        this.routes = new RateLimit("route", of.routeRate(), of.routeBurst(), clock, sharing);
        this.strangers =
                new RateLimit("address", of.strangerRate(), of.strangerBurst(), clock, sharing);
    }

    /**
     * Who asks.
     *
     * @param login institution, program and login
     * @param client institution and program
     */
    public record Known(String login, String client) {}

    /** Zero when the caller is within all limits, else the nanoseconds until it will be. */
    public long nanosToWait(Known caller, String route) {
        double share =
                sharing.share()
                        * Math.min(standing.share(caller.login()), standing.share(caller.client()));
        long wait = logins.nanosToWait(caller.login(), share);
        if (wait == 0) {
            wait = clients.nanosToWait(caller.client(), share);
        }
        return wait == 0 ? routes.nanosToWait(caller.client() + " " + route, share) : wait;
    }

    /** The same for somebody without a token. */
    public long nanosToWait(String address) {
        return strangers.nanosToWait(address, sharing.share() * standing.share(address));
    }

    /** Somebody without an accepted token did something. */
    public void note(String address, Standing.Fault fault) {
        standing.note(address, fault);
    }

    /**
     * A caller did something. Its program shares in what was an attack, for whoever holds its
     * secret; its address does not, for others sit behind it.
     */
    public void note(Known caller, Standing.Fault fault) {
        List<String> blamed =
                fault == Standing.Fault.BLOCKED
                        ? List.of(caller.login(), caller.client())
                        : List.of(caller.login());
        blamed.forEach(key -> standing.note(key, fault));
    }

    /** Whether all gateways count together. */
    public boolean areShared() {
        return sharing.isOn();
    }

    public long watched() {
        return standing.watched();
    }
}
