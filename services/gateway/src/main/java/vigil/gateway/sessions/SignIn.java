package vigil.gateway.sessions;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.answers.Answer;
import vigil.gateway.answers.Cookies;
import vigil.gateway.answers.Visit;
import vigil.gateway.events.SecurityEvents;
import vigil.gateway.tokens.KeyFetch;
import vigil.gateway.tokens.TokenCheck;
import vigil.gateway.tokens.TokenVerdict.Accepted;
import vigil.kernel.problems.ProblemCode;

/**
 * The way to identity and back: authorization code with PKCE, the request pushed, state and nonce
 * in a cookie of the browser that began (RFC 9700, 2.1).
 */
final class SignIn {

    private static final Pattern LEVEL = Pattern.compile("urn:vigil:acr:[1-3]");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final String LEVELS = "acr";
    private static final String AGE = "max_age";
    private static final String TO = "to";

    private final Sessions sessions;
    private final Provider provider;
    private final SessionSettings settings;
    private final LocalPaths paths;
    private final Trust trust;
    private final SecurityEvents events;
    private final InstantSource clock;

    /** Who says whether what identity signed is good. */
    record Trust(TokenCheck tokens, KeyFetch keys) {

        /** Fetches keys once more where a token is signed by an unknown one. */
        @Nullable JWTClaimsSet said(String text, String program, String type) {
            JWTClaimsSet claims = tokens.said(text, program, type);
            if (claims == null) {
                keys.refetch().join();
                claims = tokens.said(text, program, type);
            }
            return claims;
        }
    }

    SignIn(
            Sessions sessions,
            Provider provider,
            SessionSettings settings,
            SessionDesk.Surroundings around) {
        this.sessions = sessions;
        this.provider = provider;
        this.settings = settings;
        this.paths = around.paths();
        this.trust = new Trust(around.tokens(), around.keys());
        this.events = around.events();
        this.clock = around.clock();
    }

    Trust trust() {
        return trust;
    }

    /** Sends the browser to identity. */
    void begin(Visit visit) {
        Fields asked = Request.extractQueryParameters(visit.request());
        String to = Objects.requireNonNullElse(asked.getValue(TO), "/");
        Proof proof = new Proof(asked.getValue(LEVELS), asked.getValue(AGE));
        if (!paths.isOfConsole(to) || !proof.isOne()) {
            visit.refuse(
                    ProblemCode.MALFORMED,
                    "'to' is a path of the console, 'acr' a level that identity knows, 'max_age' a"
                            + " number of seconds.");
            return;
        }
        if (!Origins.isNavigation(visit.request().getHeaders())) {
            visit.refuse(ProblemCode.CROSS_SITE, "A sign-in begins by going to this address.");
            return;
        }
        Beginning begun = Beginning.now(to, clock.instant());
        String request = provider.push(request(begun, proof));
        if (request == null) {
            visit.refuse(ProblemCode.UNAVAILABLE, "Nobody can sign in right now; try again.", 1);
            return;
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.client());
        query.put("request_uri", request);
        HttpFields.Mutable headers = HttpFields.build();
        // Lax: an outside provider may send the browser back from another site.
        headers.add(Cookies.set(Cookies.BEGUN, begun.sealed(sessions), "Lax", Beginning.LONGEST));
        visit.answer(Answer.goTo("/oauth2/authorize?" + Provider.form(query), headers));
    }

    /** What a house asked of the sign-in (RFC 9470); nothing for an ordinary one. */
    private record Proof(@Nullable String level, @Nullable String maxAge) {

        private boolean isOne() {
            return (level == null || LEVEL.matcher(level).matches())
                    && (maxAge == null || SECONDS.matcher(maxAge).matches());
        }
    }

    private Map<String, String> request(Beginning begun, Proof proof) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("redirect_uri", settings.returnAddress());
        request.put("scope", "openid");
        request.put("state", begun.state());
        request.put("nonce", begun.nonce());
        request.put("code_challenge", RandomText.challenge(begun.verifier()));
        request.put("code_challenge_method", "S256");
        if (proof.level() != null) {
            request.put("acr_values", proof.level());
        }
        if (proof.maxAge() != null) {
            request.put(AGE, proof.maxAge());
        }
        return request;
    }

    /** The browser is back: with a code of the sign-in that it began, or without. */
    void comeBack(Visit visit) {
        Fields said = Request.extractQueryParameters(visit.request());
        Beginning begun = begun(visit, said);
        if (begun == null) {
            refuse(visit, "state", "/");
            return;
        }
        String code = said.getValue("code");
        if (code == null) {
            refuse(visit, "identity", begun.to());
            return;
        }
        switch (provider.redeem(code, begun.verifier())) {
            case TokenReply.Given given -> welcome(visit, begun, given);
            case TokenReply.Denied denied -> refuse(visit, "code", begun.to());
            case TokenReply.Away away ->
                    visit.refuse(
                            ProblemCode.UNAVAILABLE, "Identity does not answer; sign in again.", 1);
        }
    }

    /** What this browser began, if it is what identity answers to (RFC 9207 for the issuer). */
    private @Nullable Beginning begun(Visit visit, Fields said) {
        String cookie = Cookies.only(visit.request().getHeaders(), Cookies.BEGUN);
        Beginning begun = cookie == null ? null : Beginning.of(cookie, sessions, clock.instant());
        String state = Objects.requireNonNullElse(said.getValue("state"), "");
        boolean ours =
                begun != null
                        && RandomText.same(begun.state(), state)
                        && settings.issuer().toString().equals(said.getValue("iss"));
        return ours ? begun : null;
    }

    private void welcome(Visit visit, Beginning begun, TokenReply.Given given) {
        JWTClaimsSet id = trust.said(given.id(), settings.client(), "jwt");
        if (id == null
                || !begun.nonce().equals(id.getClaim("nonce"))
                || !(trust.tokens().check(given.access()) instanceof Accepted accepted)
                || !accepted.token().caller().login().equals(id.getSubject())) {
            refuse(visit, "id-token", begun.to());
            return;
        }
        visit.bears(accepted.token());
        String before = Cookies.only(visit.request().getHeaders(), Cookies.SESSION);
        if (before != null) {
            sessions.drop(before); // What was there before a sign-in is never what is there after.
        }
        String cookie = sessions.begin(accepted.token().caller().login(), given);
        HttpFields.Mutable headers = HttpFields.build();
        headers.add(Cookies.set(Cookies.SESSION, cookie, "Strict", settings.life()));
        headers.add(Cookies.gone(Cookies.BEGUN));
        events.session(visit, Kind.SESSION_BEGUN, "signed-in");
        visit.answer(Answer.goTo(begun.to(), headers));
    }

    private void refuse(Visit visit, String why, String to) {
        events.session(visit, Kind.SESSION_REFUSED, why);
        HttpFields.Mutable headers = HttpFields.build();
        headers.add(Cookies.gone(Cookies.BEGUN));
        String again = "/session/begin?" + Provider.form(Map.of(TO, to));
        visit.answer(
                Answer.words(
                        400,
                        """
                        <!DOCTYPE html>
                        <html lang="en"><head><meta charset="utf-8"><title>Not signed in</title></head>
                        <body><h1>Not signed in</h1>
                        <p>This sign-in was cancelled, took too long or was begun in another window.</p>
                        <p><a href="%s">Sign in again</a></p></body></html>
                        """
                                .formatted(again.replace("&", "&amp;")),
                        headers));
    }
}
