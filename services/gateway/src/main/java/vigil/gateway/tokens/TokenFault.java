package vigil.gateway.tokens;

import java.util.Locale;
import vigil.kernel.tokens.ProofCheck;

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

    /**
     * What the refusal asks for (RFC 6750, 3; RFC 9449, 7.1 and 9).
     *
     * @param why a word, finer than the fault where there is one
     */
    public String challenge(String why) {
        return switch (this) {
            case MISSING -> "Bearer";
            case PROOF ->
                    "DPoP error=\"%s\", algs=\"%s\""
                            .formatted(
                                    why.equals(ProofCheck.NONCE)
                                            ? "use_dpop_nonce"
                                            : "invalid_dpop_proof",
                                    String.join(" ", ProofCheck.ALGORITHMS));
            default -> "Bearer error=\"invalid_token\"";
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
