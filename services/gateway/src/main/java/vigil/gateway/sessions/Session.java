package vigil.gateway.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An officer who is signed in, as it is sealed: what a browser never sees.
 *
 * @param officer the subject of its tokens
 * @param formToken what the console's own pages show besides the cookie
 * @param endsAt its end, however much it is used
 * @param sid what identity calls the session in which it was begun; null where it did not say
 */
record Session(
        String officer,
        String formToken,
        Instant beganAt,
        Instant endsAt,
        TokenReply.Given tokens,
        @Nullable String sid) {

    Session with(TokenReply.Given newer) {
        return new Session(officer, formToken, beganAt, endsAt, newer, sid);
    }

    @Override
    public String toString() {
        return "Session[" + officer + "]";
    }
}
