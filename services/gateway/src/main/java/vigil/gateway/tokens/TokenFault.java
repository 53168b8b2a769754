package vigil.gateway.tokens;

import java.util.Locale;

/** Why a token is refused; the caller only learns that it is. */
public enum TokenFault {
    /** Nothing was shown at all. */
    MISSING,
    MALFORMED,
    ALGORITHM,
    HEADER,
    KEY,
    SIGNATURE,
    ISSUER,
    AUDIENCE,
    EXPIRED,
    NOT_YET,
    CLAIMS,
    /** Bound to a key and sent without a good proof of it, or the other way round. */
    PROOF,
    /** Taken back before its time. */
    REVOKED,
    /** What was shown as a service's key is none. */
    API_KEY,
    /** The cookie names no session that is under way. */
    SESSION,
    /** A session's cookie without the form token, or from another site. */
    FORM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
