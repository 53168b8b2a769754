package vigil.gateway.sessions;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.answers.Answer;
import vigil.gateway.answers.Cookies;
import vigil.gateway.answers.Visit;
import vigil.gateway.events.SecurityEvents;
import vigil.gateway.health.StreetHealth;
import vigil.gateway.routes.Routes;
import vigil.gateway.sessions.Sessions.Held;
import vigil.gateway.tokens.KeyFetch;
import vigil.gateway.tokens.TokenCheck;
import vigil.gateway.tokens.TokenFault;
import vigil.gateway.tokens.TokenVerdict.Refused;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/**
 * What a console's browser asks of the door itself: who is signed in, to sign in, to come back from
 * it, to sign out. Waits, and therefore works on threads of its own.
 */
public final class SessionDesk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SessionDesk.class);
    private static final String NOTICE = "logout+jwt";
    private static final String ENDED = "http://schemas.openid.net/event/backchannel-logout";

    private final SessionSettings settings;
    private final Sessions sessions;
    private final Provider provider;
    private final SignIn signIn;
    private final Origins origins;
    private final SecurityEvents events;
    private final StreetHealth health;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sessions-", 0).factory());

    /** The parts of the door that sessions need. */
    public record Surroundings(
            LocalPaths paths,
            TokenCheck tokens,
            KeyFetch keys,
            SecurityEvents events,
            StreetHealth health,
            InstantSource clock) {}

    /**
     * @param shared where several gateways keep sessions together; null for a gateway that is alone
     */
    public SessionDesk(
            SessionSettings settings, @Nullable SessionStore shared, Surroundings around) {
        this.settings = settings;
        this.events = around.events();
        this.health = around.health();
        this.provider = new Provider(settings, around.clock());
        this.sessions =
                new Sessions(
                        shared == null ? new SessionsInMemory(around.clock()) : shared,
                        provider,
                        settings,
                        access -> isRevoked(around.tokens(), access),
                        around.clock());
        this.signIn = new SignIn(sessions, provider, settings, around);
        this.origins = new Origins(settings.issuer());
    }

    private static boolean isRevoked(TokenCheck tokens, String access) {
        return tokens.check(access) instanceof Refused refused
                && refused.reason() == TokenFault.REVOKED;
    }

    public SessionPass pass() {
        return new SessionPass(sessions, origins);
    }

    /** Runs what may wait, and answers the visit when it breaks. */
    public void later(Visit visit, Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (SessionStore.Away e) {
                visit.refuse(
                        ProblemCode.UNAVAILABLE, "Sessions cannot be looked up; try again.", 1);
            } catch (RuntimeException e) {
                log.atError()
                        .setMessage("a session was not served")
                        .addKeyValue("request", visit.id())
                        .setCause(e)
                        .log();
                visit.refuse(ProblemCode.INTERNAL, "Something broke on our side.");
            }
        });
    }

    /** Answers at {@code /session} and below. */
    public void serve(Visit visit, byte @Nullable [] body) {
        String path = visit.request().getHttpURI().getPath();
        String method = visit.request().getMethod();
        visit.isAbout(path);
        switch (path) {
            case Routes.SESSION -> only("GET", method, visit, () -> show(visit));
            case "/session/begin" -> only("GET", method, visit, () -> signIn.begin(visit));
            case SessionSettings.RETURN -> only("GET", method, visit, () -> signIn.comeBack(visit));
            case "/session/end" -> only("POST", method, visit, () -> end(visit));
            case "/session/houses" -> only("GET", method, visit, () -> showHouses(visit));
            case "/session/logout-notice" ->
                    only("POST", method, visit, () -> takeNotice(visit, body));
            default -> {
                visit.isAbout("/session/…");
                visit.refuse(ProblemCode.NOT_FOUND, "Nothing stands at this address.");
            }
        }
    }

    private void only(String wanted, String method, Visit visit, Runnable work) {
        if (method.equals(wanted)) {
            later(visit, work);
        } else {
            visit.refuseMethod(
                    Problem.of(
                            ProblemCode.METHOD_NOT_ALLOWED,
                            "This address does not take this method."),
                    wanted);
        }
    }

    private void show(Visit visit) {
        Held held = held(visit);
        if (held == null) {
            visit.refuse(ProblemCode.UNAUTHENTICATED, "Nobody is signed in.");
            return;
        }
        TokenReply.Given tokens = held.session().tokens();
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("officerId", held.session().officer());
        session.put("institution", tokens.institution());
        session.put("roles", tokens.roles());
        session.put("expiresAt", held.endsAt().toString());
        session.put("formToken", held.session().formToken());
        visit.answer(
                Answer.json(JsonMapper.shared().writeValueAsString(session), HttpFields.build()));
    }

    /** How the houses are, for whoever is signed in. */
    private void showHouses(Visit visit) {
        if (held(visit) == null) {
            visit.refuse(ProblemCode.UNAUTHENTICATED, "Nobody is signed in.");
        } else {
            visit.answer(
                    Answer.json(
                            JsonMapper.shared().writeValueAsString(health.now()),
                            HttpFields.build()));
        }
    }

    private void end(Visit visit) {
        Held held = held(visit);
        if (held == null) {
            visit.refuse(ProblemCode.UNAUTHENTICATED, "Nobody is signed in.");
            return;
        }
        HttpFields headers = visit.request().getHeaders();
        String fault = origins.fault("POST", headers, held.session().formToken());
        if (fault != null) {
            visit.distrusted(TokenFault.FORM, fault);
            visit.refuse(ProblemCode.CROSS_SITE, "Sign out from the console's own pages.");
            return;
        }
        sessions.end(held);
        events.session(visit, Kind.SESSION_ENDED, "signed-out");
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("id_token_hint", held.session().tokens().id());
        wish.put("client_id", settings.client());
        wish.put("post_logout_redirect_uri", settings.issuer() + "/");
        String next = "/oauth2/logout?" + Provider.form(wish);
        HttpFields.Mutable gone = HttpFields.build();
        gone.add(Cookies.gone(Cookies.SESSION));
        // Not cookies, identity asks for its own next; not storage, where the colours are kept.
        gone.add("Clear-Site-Data", "\"cache\"");
        visit.answer(
                Answer.json(JsonMapper.shared().writeValueAsString(Map.of("next", next)), gone));
    }

    private void takeNotice(Visit visit, byte @Nullable [] body) {
        String form = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (takeNotice(form)) {
            events.session(visit, Kind.SESSION_ENDED, "identity");
            visit.answer(Answer.json("{}", HttpFields.build()));
        } else {
            visit.refuse(ProblemCode.MALFORMED, "This is no notice of identity's.");
        }
    }

    /**
     * Identity tells that an officer has left (OpenID Connect Back-Channel Logout 1.0, 2.6).
     *
     * @param form {@code logout_token=…}
     * @return whether it is identity that says so
     */
    public boolean takeNotice(String form) {
        Fields fields = new Fields();
        UrlEncoded.decodeTo(form, fields::add, StandardCharsets.UTF_8);
        String token = fields.getValue("logout_token");
        JWTClaimsSet claims =
                token == null ? null : signIn.trust().said(token, settings.client(), NOTICE);
        if (claims == null || claims.getSubject() == null || claims.getIssueTime() == null) {
            return false;
        }
        try {
            String sid = claims.getStringClaim("sid");
            Map<String, Object> about = claims.getJSONObjectClaim("events");
            if (about == null || !about.containsKey(ENDED) || claims.getClaim("nonce") != null) {
                return false;
            }
            // Its time is told in whole seconds.
            Instant moment = claims.getIssueTime().toInstant().plusSeconds(1);
            sessions.endAll(sid == null ? claims.getSubject() : sid, moment);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }

    private @Nullable Held held(Visit visit) {
        String cookie = Cookies.only(visit.request().getHeaders(), Cookies.SESSION);
        return cookie == null ? null : sessions.find(cookie);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        sessions.close();
    }
}
