package vigil.gateway.sessions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sign-in that is under way. It travels in a cookie of the browser, sealed, so that strangers who
 * begin many fill no memory, and any gateway can finish what another began.
 *
 * @param to where the browser goes afterwards, a checked local path
 */
record Beginning(String state, String nonce, String verifier, String to, Instant at) {

    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String PURPOSE = "begun";

    static Beginning now(String to, Instant now) {
        return new Beginning(RandomText.next(), RandomText.next(), RandomText.next(), to, now);
    }

    String sealed(Sessions sessions) {
        byte[] clear =
                JsonMapper.shared().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        return sessions.sealedText(PURPOSE, clear);
    }

    /** What a cookie holds, if it is ours and young enough. */
    static @Nullable Beginning of(String cookie, Sessions sessions, Instant now) {
        byte[] clear = sessions.openedText(PURPOSE, cookie);
        if (clear == null) {
            return null;
        }
        try {
            Beginning begun = JsonMapper.shared().readValue(clear, Beginning.class);
            return now.isBefore(begun.at().plus(LONGEST)) ? begun : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
