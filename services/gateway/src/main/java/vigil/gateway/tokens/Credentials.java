package vigil.gateway.tokens;

import java.net.URI;
import java.time.InstantSource;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import vigil.kernel.tokens.ProofCheck;

/**
 * What a caller shows at the door: a token, and with the scheme {@code DPoP} a proof of the key
 * that it is bound to (RFC 9449).
 *
 * @param proof the only header {@code DPoP}, null when the scheme is {@code Bearer}
 */
public record Credentials(String token, @Nullable String proof) {

    private static final String BEARER = "bearer ";
    private static final String DPOP = "dpop ";
    private static final String PROOF = "DPoP";

    /** What the only {@code Authorization} header says, or null when there is no such thing. */
    public static @Nullable Credentials of(HttpFields headers) {
        String shown = only(headers, HttpHeader.AUTHORIZATION.asString());
        if (shown == null) {
            return null;
        }
        if (shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Credentials(shown.substring(BEARER.length()).strip(), null);
        }
        String proof = only(headers, PROOF);
        return proof != null && shown.regionMatches(true, 0, DPOP, 0, DPOP.length())
                ? new Credentials(shown.substring(DPOP.length()).strip(), proof)
                : null;
    }

    /** Judges proofs for requests to the street's public addresses. */
    public static final class Proofs {

        private final ProofCheck check;
        private final ProofCheck.@Nullable Nonces nonces;
        private final URI publicAddress;
        private final boolean waits;

        /**
         * @param shared remembers them for all gateways, and may have to wait for that; null where
         *     there is one gateway
         */
        public Proofs(
                InstantSource clock,
                TokenSettings settings,
                ProofCheck.@Nullable Sightings shared) {
            this.waits = shared != null;
            this.nonces = ProofCheck.Nonces.of(settings.nonceKeyFile(), clock);
            this.check =
                    new ProofCheck(
                            clock,
                            shared == null ? ProofCheck.Sightings.inMemory(clock) : shared,
                            nonces,
                            settings.certificates());
            this.publicAddress = URI.create(settings.issuer());
        }

        /** Whether to judge a proof takes longer than the threads of the network have time for. */
        public boolean mayWait(Credentials shown) {
            return waits && shown.proof() != null;
        }

        /** What the next proof must hold; null for nothing. */
        public @Nullable String nonce() {
            return nonces == null ? null : nonces.newest();
        }

        /**
         * Null when the credentials hold a proof exactly when the token needs one, and a good one;
         * else a word for what is wrong.
         *
         * @throws ProofsAway when it cannot be said whether a proof was seen before
         */
        public @Nullable String fault(
                Credentials shown, VerifiedToken token, String method, String path) {
            String proof = shown.proof();
            if (token.boundTo() == null) {
                return proof == null ? null : "unbound";
            }
            if (proof == null) {
                return "bound";
            }
            ProofCheck.Wanted wanted =
                    new ProofCheck.Wanted(
                            method, publicAddress.resolve(path), shown.token(), token.boundTo());
            return switch (check.check(proof, wanted)) {
                case ProofCheck.Verdict.Proven proven -> null;
                case ProofCheck.Verdict.Unproven unproven -> unproven.fault();
            };
        }
    }

    private static @Nullable String only(HttpFields headers, String name) {
        String found = null;
        for (HttpField field : headers) {
            if (field.is(name)) {
                if (found != null) {
                    return null;
                }
                found = field.getValue();
            }
        }
        return found;
    }
}
