package vigil.identity.proofs;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.replays.SeenOnce;
import vigil.kernel.tokens.ProofCheck;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/**
 * Checks proofs before the protocol's library does: it remembers what it saw in its own process
 * only, and binds no code to a key (RFC 9449, 10).
 */
@Component
public final class ProvenKey extends OncePerRequestFilter {

    private static final String ATTRIBUTE = "vigil.proven-key";
    private static final Set<String> PATHS = Set.of("/oauth2/token", "/oauth2/par");

    private final ProofCheck proofs;
    private final ProofCheck.@Nullable Nonces nonces;
    private final URI publicAddress;
    private final Alarms alarms;

    ProvenKey(SeenOnce seen, InstantSource clock, TokenSettings tokens, Alarms alarms) {
        this.nonces = ProofCheck.Nonces.of(tokens.nonceKeyFile(), clock);
        this.proofs = new ProofCheck(clock, seen, nonces, tokens.certificates());
        this.publicAddress = tokens.issuer();
        this.alarms = alarms;
    }

    /** The thumbprint of the key that the request proved, if it brought a proof. */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader("DPoP") == null || !PATHS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> shown = Collections.list(request.getHeaders("DPoP"));
        ProofCheck.Wanted wanted =
                new ProofCheck.Wanted(
                        request.getMethod(),
                        publicAddress.resolve(request.getRequestURI()),
                        null,
                        null);
        ProofCheck.Verdict verdict =
                shown.size() == 1
                        ? proofs.check(shown.getFirst(), wanted)
                        : new ProofCheck.Verdict.Unproven("proofs");
        if (nonces != null) {
            response.setHeader("DPoP-Nonce", nonces.newest());
        }
        switch (verdict) {
            case ProofCheck.Verdict.Proven proven -> {
                request.setAttribute(ATTRIBUTE, proven.thumbprint());
                chain.doFilter(request, response);
            }
            case ProofCheck.Verdict.Unproven unproven -> {
                boolean nonce = unproven.fault().equals(ProofCheck.NONCE);
                if (!nonce) { // Who asks for the first time cannot know it.
                    alarms.raise(
                            Kind.PROOF_REFUSED,
                            request.getParameter("client_id"),
                            unproven.fault());
                }
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                response.setContentType("application/json");
                JsonMapper.shared()
                        .writeValue(
                                response.getOutputStream(),
                                Map.of("error", nonce ? "use_dpop_nonce" : "invalid_dpop_proof"));
            }
        }
    }
}
