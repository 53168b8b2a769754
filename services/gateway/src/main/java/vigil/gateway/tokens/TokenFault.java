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
    PROOF;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
