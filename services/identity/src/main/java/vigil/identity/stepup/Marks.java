package vigil.identity.stepup;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.identity.sessions.Session;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;

/**
 * Marks an authorization request with the moment at which its officer was sent to sign in, and a
 * keyed hash over both: a sign-in after that moment is one for this request.
 */
@Component
class Marks {

    private static final String SINCE = "vigil_since";
    private static final Pattern MARK = Pattern.compile("&" + SINCE + "=[^&]*");

    private final InstantSource clock;
    private final BlindIndex hashes;

    Marks(InstantSource clock, MasterKey master) {
        this.clock = clock;
        this.hashes = new BlindIndex(master, "sign-in-marks");
    }

    /** The request's address with a new mark. */
    String marked(HttpServletRequest request) {
        String query = unmarked(request);
        String since = Long.toString(clock.instant().toEpochMilli());
        return request.getRequestURI()
                + "?"
                + query
                + "&"
                + SINCE
                + "="
                + since
                + "."
                + hash(since, query);
    }

    /** Whether the session's sign-in is young enough, or was made for this request. */
    boolean isFresh(Demand demand, Session session, HttpServletRequest request) {
        Instant since = since(request);
        if (since != null && !session.authAt().isBefore(since)) {
            return true;
        }
        return !demand.again()
                && (demand.maxAge() == null
                        || !session.authAt().plus(demand.maxAge()).isBefore(clock.instant()));
    }

    private @Nullable Instant since(HttpServletRequest request) {
        String value = request.getParameter(SINCE);
        String[] parts = value == null ? new String[0] : value.split("\\.", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,15}")) {
            return null;
        }
        boolean ours =
                MessageDigest.isEqual(
                        parts[1].getBytes(StandardCharsets.US_ASCII),
                        hash(parts[0], unmarked(request)).getBytes(StandardCharsets.US_ASCII));
        return ours ? Instant.ofEpochMilli(Long.parseLong(parts[0])) : null;
    }

    private String hash(String since, String query) {
        return HexFormat.of().formatHex(hashes.of(since, query));
    }

    private static String unmarked(HttpServletRequest request) {
        return MARK.matcher(Objects.requireNonNullElse(request.getQueryString(), ""))
                .replaceAll("");
    }
}
