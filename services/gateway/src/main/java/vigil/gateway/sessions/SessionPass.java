package vigil.gateway.sessions;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import vigil.gateway.answers.Cookies;
import vigil.gateway.answers.Visit;
import vigil.gateway.sessions.Sessions.Held;

/** Turns the cookie of a call into the officer's access token, if the call may have it. */
public final class SessionPass {

    private final Sessions sessions;
    private final Origins origins;

    SessionPass(Sessions sessions, Origins origins) {
        this.sessions = sessions;
        this.origins = origins;
    }

    /** What became of a cookie. */
    public sealed interface Outcome {

        /** The call goes on with this access token. */
        record Bearing(String accessToken) implements Outcome {}

        /** The cookie names no session that is under way. */
        record Over() implements Outcome {}

        /**
         * The call does not come from the session's own pages.
         *
         * @param why a word for what it lacks
         */
        record Foreign(String why) implements Outcome {}

        /** It cannot be told; try again. */
        record Away() implements Outcome {}
    }

    /** Whether a call shows a session's cookie, good or not. */
    public static boolean isShown(HttpFields headers) {
        return !Cookies.all(headers, Cookies.SESSION).isEmpty();
    }

    /** Whether a call shows more than the cookie, so that nobody can say who asks. */
    public static boolean isAmbiguous(HttpFields headers) {
        return headers.contains(HttpHeader.AUTHORIZATION)
                || headers.contains("DPoP")
                || headers.contains("X-API-Key")
                || Cookies.all(headers, Cookies.SESSION).size() > 1;
    }

    /** Waits for the store, and now and then for identity. */
    public Outcome of(Visit visit) {
        HttpFields headers = visit.request().getHeaders();
        String cookie = Cookies.only(headers, Cookies.SESSION);
        try {
            Held held = cookie == null ? null : sessions.find(cookie);
            if (held == null) {
                return new Outcome.Over();
            }
            String method = visit.request().getMethod();
            String fault = origins.fault(method, headers, held.session().formToken());
            if (fault != null) {
                return new Outcome.Foreign(fault);
            }
            Held used = sessions.use(held);
            return used == null
                    ? new Outcome.Over()
                    : new Outcome.Bearing(used.session().tokens().access());
        } catch (SessionStore.Away e) {
            return new Outcome.Away();
        }
    }
}
