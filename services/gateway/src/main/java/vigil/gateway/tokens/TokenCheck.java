package vigil.gateway.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.gateway.tokens.TokenVerdict.Accepted;
import vigil.gateway.tokens.TokenVerdict.KeyUnknown;
import vigil.gateway.tokens.TokenVerdict.KeysMissing;
import vigil.gateway.tokens.TokenVerdict.Refused;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.tokens.Revocations;

/**
 * Checks access tokens: signed by a published key with the algorithm that the key is for. What was
 * checked once is remembered by its hash until it expires or its key is withdrawn, for the
 * signature costs more than all the rest of a request.
 */
public final class TokenCheck {

    /** Each key is for one of them alone. */
    static final Set<Algorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final int LONGEST_TOKEN = 8_192;
    private static final int REMEMBERED = 20_000;
    private static final Duration CLOCK_LEEWAY = Duration.ofSeconds(5);
    private static final Set<String> CONFIRMATIONS = Set.of("jkt", "x5t#S256");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final TokenSettings settings;
    private final InstantSource clock;
    private final @Nullable Revocations revocations;
    private final Cache<Fingerprint, VerifiedToken> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private volatile @Nullable KeySet keys;

    /**
     * @param revocations what was taken back; null where nobody tells
     */
    public TokenCheck(
            TokenSettings settings, InstantSource clock, @Nullable Revocations revocations) {
        this.settings = settings;
        this.revocations = revocations;
        this.clock = clock;
    }

    public TokenVerdict check(String token) {
        TokenVerdict verdict = checkUnlessRevoked(token);
        if (revocations == null || !(verdict instanceof Accepted accepted)) {
            return verdict;
        }
        VerifiedToken.Origin origin = accepted.token().origin();
        return switch (revocations.of(origin.id(), origin.grant(), origin.issuedAt())) {
            case GOOD -> verdict;
            case REVOKED -> new Refused(TokenFault.REVOKED);
            case UNKNOWN -> new TokenVerdict.Unheard();
        };
    }

    /**
     * Whether a token that was good at the beginning of something long still is. Beyond its end
     * nobody says whether it was taken back.
     */
    public boolean stillHolds(VerifiedToken token) {
        if (!clock.instant().isBefore(token.expiresAt())) {
            return false;
        }
        VerifiedToken.Origin origin = token.origin();
        return revocations == null
                || revocations.of(origin.id(), origin.grant(), origin.issuedAt())
                        == Revocations.Standing.GOOD;
    }

    private TokenVerdict checkUnlessRevoked(String token) {
        KeySet current = keys;
        if (current == null) {
            return new KeysMissing();
        }
        if (token.length() > LONGEST_TOKEN) {
            return new Refused(TokenFault.MALFORMED);
        }
        Fingerprint fingerprint = Fingerprint.of(token);
        VerifiedToken known = verified.getIfPresent(fingerprint);
        if (known != null) {
            return judgeTime(fingerprint, known);
        }
        TokenVerdict verdict = verify(token, current);
        if (verdict instanceof Accepted accepted) {
            verified.put(fingerprint, accepted.token());
            if (keys != current) {
                // A key may have been withdrawn between the check and the note.
                verified.invalidate(fingerprint);
            }
        }
        return verdict;
    }

    /**
     * What the issuer says to a program in an id token (OpenID Connect Core, 3.1.3.7) or a logout
     * token; null when it did not say it, not to this program, or its time is over.
     *
     * @param type the header {@code typ}, in lower case
     */
    public @Nullable JWTClaimsSet said(String text, String program, String type) {
        KeySet current = keys;
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWSHeader header = jwt.getHeader();
            if (current == null || text.length() > LONGEST_TOKEN || headerFault(header) != null) {
                return null;
            }
            JWSVerifier verifier = current.verifier(header.getKeyID(), header.getAlgorithm());
            if (verifier == null || !jwt.verify(verifier)) {
                return null;
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Date end = claims.getExpirationTime();
            boolean holds =
                    type.equals(typeOf(header))
                            && settings.issuer().equals(claims.getIssuer())
                            && claims.getAudience().equals(List.of(program))
                            && end != null
                            && clock.instant().isBefore(end.toInstant());
            return holds ? claims : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String typeOf(JWSHeader header) {
        return header.getType() == null
                ? "jwt"
                : header.getType().getType().toLowerCase(Locale.ROOT);
    }

    /** Whether a key set was fetched at all. */
    public boolean hasKeys() {
        return keys != null;
    }

    /** Takes a newly fetched key set; forgets what withdrawn keys had signed. */
    void use(KeySet newer) {
        KeySet older = keys;
        keys = newer;
        if (older != null && !older.survivesIn(newer)) {
            verified.invalidateAll();
        }
    }

    private TokenVerdict judgeTime(Fingerprint fingerprint, VerifiedToken known) {
        if (clock.instant().isBefore(known.expiresAt())) {
            return new Accepted(known, false);
        }
        verified.invalidate(fingerprint);
        return new Refused(TokenFault.EXPIRED);
    }

    private TokenVerdict verify(String token, KeySet current) {
        SignedJWT jwt;
        try {
            jwt = SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            return new Refused(TokenFault.MALFORMED);
        }
        TokenFault fault = headerFault(jwt.getHeader());
        if (fault != null) {
            return new Refused(fault);
        }
        JWSVerifier verifier =
                current.verifier(jwt.getHeader().getKeyID(), jwt.getHeader().getAlgorithm());
        if (verifier == null) {
            return new KeyUnknown();
        }
        try {
            return jwt.verify(verifier)
                    ? judgeClaims(jwt.getJWTClaimsSet(), jwt.getHeader().getKeyID())
                    : new Refused(TokenFault.SIGNATURE);
        } catch (JOSEException e) {
            return new Refused(TokenFault.SIGNATURE);
        } catch (ParseException | IllegalArgumentException e) {
            return new Refused(TokenFault.CLAIMS);
        }
    }

    /** A token may name its key, but never bring one along or say where to fetch it. */
    private static @Nullable TokenFault headerFault(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return TokenFault.ALGORITHM;
        }
        boolean bringsKey =
                header.getJWK() != null
                        || header.getJWKURL() != null
                        || header.getX509CertURL() != null
                        || header.getX509CertChain() != null;
        boolean extended = header.getCriticalParams() != null || !header.isBase64URLEncodePayload();
        if (bringsKey || extended) {
            return TokenFault.HEADER;
        }
        String keyId = header.getKeyID();
        return keyId == null || !KEY_ID.matcher(keyId).matches() ? TokenFault.KEY : null;
    }

    private TokenVerdict judgeClaims(JWTClaimsSet claims, String keyId) throws ParseException {
        Date expiry = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        Instant now = clock.instant();
        if (!settings.issuer().equals(claims.getIssuer())) {
            return new Refused(TokenFault.ISSUER);
        }
        if (!claims.getAudience().contains(settings.audience())) {
            return new Refused(TokenFault.AUDIENCE);
        }
        if (expiry == null || !now.isBefore(expiry.toInstant())) {
            return new Refused(TokenFault.EXPIRED);
        }
        if (notBefore != null && notBefore.toInstant().isAfter(now.plus(CLOCK_LEEWAY))) {
            return new Refused(TokenFault.NOT_YET);
        }
        return named(claims, keyId, expiry.toInstant());
    }

    private static TokenVerdict named(JWTClaimsSet claims, String keyId, Instant expiry)
            throws ParseException {
        String institution = claims.getStringClaim("institution");
        String client = claims.getStringClaim("client_id");
        List<String> words = claims.getStringListClaim("roles");
        String subject = claims.getSubject();
        if (institution == null || client == null || words == null || subject == null) {
            return new Refused(TokenFault.CLAIMS);
        }
        Set<Role> roles = new HashSet<>();
        words.forEach(word -> Role.ofWord(word).ifPresent(roles::add));
        Caller caller = new Caller(new InstitutionId(institution), subject, roles);
        Date issued = claims.getIssueTime();
        VerifiedToken.Origin origin =
                new VerifiedToken.Origin(
                        claims.getJWTID(),
                        claims.getStringClaim(Revocations.GRANT),
                        issued == null ? null : issued.toInstant());
        List<String> routes = claims.getStringListClaim("routes");
        VerifiedToken token =
                new VerifiedToken(
                        caller,
                        client,
                        keyId,
                        origin,
                        routes == null ? List.of() : routes,
                        confirmed(claims, "jkt"),
                        confirmed(claims, "x5t#S256"),
                        expiry);
        return new Accepted(token, true);
    }

    /**
     * The thumbprint in {@code cnf} of a key (RFC 9449, 6) or a certificate (RFC 8705, 3.1); a
     * confirmation of another kind opens nothing.
     */
    private static @Nullable String confirmed(JWTClaimsSet claims, String kind)
            throws ParseException {
        Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
        if (confirmation == null) {
            return null;
        }
        if (confirmation.keySet().stream().noneMatch(CONFIRMATIONS::contains)) {
            throw new ParseException("the token is bound to what cannot be proven here", 0);
        }
        Object thumbprint = confirmation.get(kind);
        if (thumbprint != null && !(thumbprint instanceof String)) {
            throw new ParseException("the token is bound to no thumbprint", 0);
        }
        return (String) thumbprint;
    }
}
