package vigil.gateway.tokens;

/** What is to be thought of a token. */
public sealed interface TokenVerdict {

    /**
     * @param first whether it was not seen before
     */
    record Accepted(VerifiedToken token, boolean first) implements TokenVerdict {}

    /**
     * @param reason for the metrics, never for the caller
     */
    record Refused(TokenFault reason) implements TokenVerdict {}

    /** Well-formed, but its key is not in the set at hand: worth a fetch. */
    record KeyUnknown() implements TokenVerdict {}

    /** For too long nothing was heard of revocations: it cannot be told whether it still holds. */
    record Unheard() implements TokenVerdict {}

    /** No key set could be fetched yet: nobody can be let in or turned away for good. */
    record KeysMissing() implements TokenVerdict {}
}
