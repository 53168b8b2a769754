package vigil.gateway.sessions;

import java.time.Instant;
import java.util.List;

/** What identity says to a question about tokens. */
sealed interface TokenReply {

    /**
     * Tokens of an officer.
     *
     * @param accessEnds the end of the access token
     * @param institution as the access token says
     * @param roles words, as the access token says
     */
    record Given(
            String access,
            String refresh,
            String id,
            Instant accessEnds,
            String institution,
            List<String> roles)
            implements TokenReply {

        public Given {
            roles = List.copyOf(roles);
        }

        @Override
        public String toString() {
            return "Given[****]";
        }
    }

    /**
     * It says no.
     *
     * @param error the code of RFC 6749, 5.2
     */
    record Denied(String error) implements TokenReply {}

    /** It does not answer, or not to be understood. */
    record Away() implements TokenReply {}
}
