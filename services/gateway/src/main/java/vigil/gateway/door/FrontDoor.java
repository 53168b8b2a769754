package vigil.gateway.door;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vigil.gateway.answers.Answer;
import vigil.gateway.answers.Visit;
import vigil.gateway.apikeys.KeyExchange;
import vigil.gateway.console.ConsoleFiles;
import vigil.gateway.events.SecurityEvents;
import vigil.gateway.firewall.Firewall;
import vigil.gateway.forwarding.Forwarder;
import vigil.gateway.limits.CallerLimits;
import vigil.gateway.limits.LimitSettings;
import vigil.gateway.routes.Load;
import vigil.gateway.routes.RawPath;
import vigil.gateway.routes.Route;
import vigil.gateway.routes.Routes;
import vigil.gateway.sessions.SessionDesk;
import vigil.gateway.sessions.SessionPass;
import vigil.gateway.tokens.Credentials;
import vigil.gateway.tokens.KeyFetch;
import vigil.gateway.tokens.ProofsAway;
import vigil.gateway.tokens.ShownCertificate;
import vigil.gateway.tokens.TokenCheck;
import vigil.gateway.tokens.TokenFault;
import vigil.gateway.tokens.TokenVerdict;
import vigil.gateway.tokens.TokenVerdict.Accepted;
import vigil.gateway.tokens.TokenVerdict.KeyUnknown;
import vigil.gateway.tokens.TokenVerdict.KeysMissing;
import vigil.gateway.tokens.TokenVerdict.Refused;
import vigil.gateway.tokens.TokenVerdict.Unheard;
import vigil.gateway.tokens.VerifiedToken;
import vigil.gateway.watch.Figures;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.tokens.ProofCheck;

/**
 * Looks at every request in the order of cost: method, spelling of the address, token, limit, size;
 * then lets it pass. Never waits, so it runs on the threads that read the network.
 */
public final class FrontDoor extends Handler.Abstract.NonBlocking {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final Routes routes;
    private final TokenCheck tokens;
    private final Credentials.Proofs proofs;
    private final KeyFetch keys;
    private final CallerLimits callers;
    private final Misconduct misconduct;
    private final LimitSettings limits;
    private final SecurityEvents events;
    private final Set<String> keysSeen = ConcurrentHashMap.newKeySet();
    private final Checkpoint checkpoint;
    private final Figures figures;
    private final ConsoleFiles console;
    private final KeyExchange apiKeys;
    private final @Nullable SessionDesk sessions;

    /** The parts that judge a request, and the one that carries it on. */
    public record Parts(
            Routes routes,
            TokenCheck tokens,
            Credentials.Proofs proofs,
            KeyFetch keys,
            LimitSettings limits,
            CallerLimits callers,
            Firewall firewall,
            Forwarder forwarder,
            SecurityEvents events,
            Figures figures,
            ConsoleFiles console,
            KeyExchange apiKeys,
            @Nullable SessionDesk sessions) {}

    public FrontDoor(Parts parts) {
        this.routes = parts.routes();
        this.tokens = parts.tokens();
        this.proofs = parts.proofs();
        this.keys = parts.keys();
        this.limits = parts.limits();
        this.checkpoint =
                new Checkpoint(
                        parts.firewall(), parts.limits(), parts.forwarder(), parts.figures());
        this.figures = parts.figures();
        this.events = parts.events();
        this.callers = parts.callers();
        this.misconduct = new Misconduct(callers, events);
        this.console = parts.console();
        this.apiKeys = parts.apiKeys();
        this.sessions = parts.sessions();
        figures.gauge("vigil.gateway.callers.watched", "all", callers::watched);
        figures.gauge("vigil.gateway.limits.shared", "all", () -> callers.areShared() ? 1 : 0);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Visit visit = new Visit(request, response, callback, figures, misconduct::over);
        String path = request.getHttpURI().getPath();
        String query = request.getHttpURI().getQuery();
        if (!METHODS.contains(request.getMethod())) {
            visit.refuse(ProblemCode.METHOD_NOT_ALLOWED, "The door knows no such method.");
        } else if (path == null || !RawPath.isPlain(path)) {
            visit.refuse(ProblemCode.MALFORMED, "The path is not in its plain spelling.");
        } else if (query != null && !RawPath.isPlainQuery(query)) {
            visit.refuse(ProblemCode.MALFORMED, "The query holds characters that must be encoded.");
        } else {
            receive(visit, path);
        }
        return true;
    }

    private void receive(Visit visit, String path) {
        if (Routes.isOfSession(path)) {
            askForSession(visit);
        } else if (routes.guards(path)) {
            if (sessions != null && SessionPass.isShown(visit.request().getHeaders())) {
                checkCookie(visit, path, sessions);
            } else if (KeyExchange.isShown(visit.request().getHeaders())) {
                checkKey(visit, path);
            } else {
                checkToken(visit, path);
            }
        } else if (routes.of(path) == null) {
            showConsole(visit, path);
        } else {
            letStrangerPass(visit, path);
        }
    }

    /** What the door answers itself about sessions, for strangers at first. */
    private void askForSession(Visit visit) {
        SessionDesk desk = sessions;
        String address = Request.getRemoteAddr(visit.request());
        if (desk == null) {
            visit.refuse(ProblemCode.NOT_FOUND, "There are no sessions at this door.");
        } else if (withinLimit(visit, callers.nanosToWait(address))) {
            checkpoint.pass(visit, Load.MESSAGE, desk::serve);
        }
    }

    /** The console's files are in memory, and cost less than to count who asks for them. */
    private void showConsole(Visit visit, String path) {
        String method = visit.request().getMethod();
        boolean reads = HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method);
        Answer page = reads ? console.at(path, visit.request().getHeaders()) : null;
        if (page != null) {
            visit.answer(page);
        } else {
            letStrangerPass(visit, path);
        }
    }

    private void checkCookie(Visit visit, String path, SessionDesk desk) {
        if (SessionPass.isAmbiguous(visit.request().getHeaders())) {
            visit.refuse(ProblemCode.MALFORMED, "Show one session's cookie or a token, not both.");
            return;
        }
        desk.later(
                visit,
                () -> {
                    switch (desk.pass().of(visit)) {
                        case SessionPass.Outcome.Bearing bearing -> {
                            visit.isGiven(bearing.accessToken());
                            check(visit, path, new Credentials(bearing.accessToken(), null));
                        }
                        case SessionPass.Outcome.Over over -> turnAway(visit, TokenFault.SESSION);
                        case SessionPass.Outcome.Foreign foreign -> {
                            visit.distrusted(TokenFault.FORM, foreign.why());
                            visit.refuse(
                                    ProblemCode.CROSS_SITE,
                                    "Call from the console's own pages, with X-Vigil-Form.");
                        }
                        case SessionPass.Outcome.Away away ->
                                visit.refuse(
                                        ProblemCode.UNAVAILABLE,
                                        "Sessions cannot be looked up; try again.",
                                        1);
                    }
                });
    }

    private void checkKey(Visit visit, String path) {
        HttpFields headers = visit.request().getHeaders();
        if (KeyExchange.isAmbiguous(headers)) {
            visit.refuse(ProblemCode.MALFORMED, "Show one key or a token, not both.");
            return;
        }
        apiKeys.later(
                visit,
                () -> {
                    switch (apiKeys.of(headers)) {
                        case KeyExchange.Outcome.Changed changed -> {
                            visit.isGiven(changed.accessToken());
                            check(visit, path, new Credentials(changed.accessToken(), null));
                        }
                        case KeyExchange.Outcome.Refused refused ->
                                turnAway(visit, TokenFault.API_KEY);
                        case KeyExchange.Outcome.Away away ->
                                visit.refuse(
                                        ProblemCode.UNAVAILABLE,
                                        "Keys cannot be looked up; try again.",
                                        1);
                    }
                });
    }

    private void checkToken(Visit visit, String path) {
        Credentials shown = Credentials.of(visit.request().getHeaders());
        if (shown == null) {
            boolean any = visit.request().getHeaders().contains(HttpHeader.AUTHORIZATION);
            turnAway(visit, any ? TokenFault.MALFORMED : TokenFault.MISSING);
            return;
        }
        check(visit, path, shown);
    }

    private void check(Visit visit, String path, Credentials shown) {
        TokenVerdict verdict = tokens.check(shown.token());
        if (!(verdict instanceof KeyUnknown)) {
            judge(visit, path, shown, verdict);
            return;
        }
        CompletableFuture<Void> fetched = keys.refetch();
        if (fetched.isDone()) {
            judge(visit, path, shown, tokens.check(shown.token()));
        } else {
            fetched.whenComplete(
                    (nothing, failure) -> judge(visit, path, shown, tokens.check(shown.token())));
        }
    }

    private void judge(Visit visit, String path, Credentials shown, TokenVerdict verdict) {
        switch (verdict) {
            case Accepted accepted -> {
                if (proofs.mayWait(shown)) {
                    Thread.startVirtualThread(() -> askForProof(visit, path, shown, accepted));
                } else {
                    judge(visit, path, shown, accepted);
                }
            }
            case Refused refused -> turnAway(visit, refused.reason());
            case KeyUnknown unknown -> turnAway(visit, TokenFault.KEY);
            case Unheard unheard ->
                    visit.refuse(
                            ProblemCode.UNAVAILABLE,
                            "Nothing is heard of revoked tokens; try again.",
                            1);
            case KeysMissing missing ->
                    visit.refuse(
                            ProblemCode.UNAVAILABLE, "Tokens cannot be checked yet; try again.", 1);
        }
    }

    /** Failure means closed: a proof that may have been seen elsewhere opens nothing. */
    private void askForProof(Visit visit, String path, Credentials shown, Accepted accepted) {
        try {
            judge(visit, path, shown, accepted);
        } catch (ProofsAway e) {
            visit.refuse(ProblemCode.UNAVAILABLE, "Proofs cannot be looked up; try again.", 1);
        } catch (RuntimeException e) {
            visit.broken(e);
        }
    }

    private void judge(Visit visit, String path, Credentials shown, Accepted accepted) {
        String fault = fault(visit, path, shown, accepted.token());
        visit.offer(shown.proof() == null ? null : proofs.nonce());
        if (fault == null) {
            letCallerPass(visit, path, accepted);
        } else {
            turnAway(visit, TokenFault.PROOF, fault);
        }
    }

    /** A word for what is missing of what the token is bound to; null when nothing is. */
    private @Nullable String fault(
            Visit visit, String path, Credentials shown, VerifiedToken token) {
        String certificate = token.certificate();
        if (certificate != null
                && !ShownCertificate.is(ShownCertificate.of(visit.request()), certificate)) {
            return "certificate";
        }
        boolean byCertificateAlone = certificate != null && token.boundTo() == null;
        return byCertificateAlone && shown.proof() == null
                ? null
                : proofs.fault(shown, token, visit.request().getMethod(), path);
    }

    private void letCallerPass(Visit visit, String path, Accepted accepted) {
        VerifiedToken token = accepted.token();
        visit.bears(token);
        if (accepted.first()) {
            events.accepted(visit);
            if (keysSeen.add(token.keyId())) {
                events.keyUsed(visit, token.keyId());
            }
        }
        if (!token.opens(path)) {
            visit.refuse(ProblemCode.FORBIDDEN, "The key is not for this address.");
            return;
        }
        Route route = routes.of(path);
        String place = route == null ? "" : route.prefix();
        if (withinLimit(visit, callers.nanosToWait(Misconduct.known(token), place))) {
            pass(visit, route);
        }
    }

    private void letStrangerPass(Visit visit, String path) {
        String address = Request.getRemoteAddr(visit.request());
        if (withinLimit(visit, callers.nanosToWait(address))) {
            pass(visit, routes.of(path));
        }
    }

    private void turnAway(Visit visit, TokenFault fault) {
        turnAway(visit, fault, fault.word());
    }

    /**
     * @param why a word, finer than the fault where there is one
     */
    private void turnAway(Visit visit, TokenFault fault, String why) {
        visit.challenge(fault.challenge(why));
        if (!why.equals(ProofCheck.NONCE)) { // Who asks for the first time cannot know it.
            figures.tokenRefused(fault);
            visit.distrusted(fault, why);
        }
        String address = Request.getRemoteAddr(visit.request());
        if (withinLimit(visit, callers.nanosToWait(address))) {
            visit.refuse(
                    ProblemCode.UNAUTHENTICATED,
                    "Send a valid, unexpired access token as 'Authorization: Bearer …'.");
        }
    }

    private void pass(Visit visit, @Nullable Route route) {
        if (route == null) {
            visit.refuse(ProblemCode.NOT_FOUND, "No house answers at this address.");
            return;
        }
        visit.goesTo(route);
        Request request = visit.request();
        boolean xml = Forwarder.isXml(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        long most = limits.bodyBytes(route.load(), xml);
        if (request.getLength() > most) {
            visit.refuse(
                    ProblemCode.TOO_LARGE,
                    "The body is larger than the " + most + " bytes that this address takes.");
            return;
        }
        checkpoint.pass(visit);
    }

    private static boolean withinLimit(Visit visit, long nanosToWait) {
        if (nanosToWait == 0) {
            return true;
        }
        int seconds = (int) TimeUnit.NANOSECONDS.toSeconds(nanosToWait) + 1;
        visit.refuse(ProblemCode.TOO_MANY_REQUESTS, "Slow down and try again.", seconds);
        return false;
    }
}
