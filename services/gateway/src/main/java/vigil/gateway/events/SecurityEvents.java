package vigil.gateway.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.AskedRequest;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.answers.Visit;
import vigil.gateway.answers.Visit.Distrust;
import vigil.gateway.firewall.Finding;
import vigil.gateway.limits.Sharing.With;
import vigil.gateway.tokens.TokenFault;
import vigil.gateway.tokens.VerifiedToken;
import vigil.kernel.identity.RandomId;

/** Turns what happens at the door into security events. */
public final class SecurityEvents {

    private static final String HOUSE = "gateway";

    /** To whom matters what concerns no institution. */
    private static final String STREET = "vigil";

    private static final int CALLER_BYTES = 8;
    private static final Set<Kind> BEFORE_THE_ANSWER =
            Set.of(
                    Kind.TOKEN_ACCEPTED,
                    Kind.KEY_USED,
                    Kind.ANSWER_UNFIT,
                    Kind.SESSION_BEGUN,
                    Kind.SESSION_ENDED,
                    Kind.SESSION_REFUSED);

    private final EventQueue queue;
    private final InstantSource clock;

    /** Drawn anew at every start: the same caller is the same word until then, and no name. */
    private final SecretKeySpec words;

    public SecurityEvents(EventQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.words = new SecretKeySpec(key, "HmacSHA256");
    }

    /** A visit is over: refusals are told, everything else is nobody's business. */
    public void over(Visit visit) {
        Finding finding = visit.finding();
        if (finding != null) {
            tell(Kind.CALL_BLOCKED, finding.category().word(), visit, finding.rules());
            return;
        }
        switch (visit.response().getStatus()) {
            case 401 -> refused(visit);
            case 403 -> denied(visit);
            case 429 -> tell(Kind.CALL_LIMITED, "too-many-requests", visit, List.of());
            default -> {}
        }
    }

    /** A stranger whom identity turned away is told of by identity, which knows why. */
    private void refused(Visit visit) {
        Distrust distrust = visit.distrust();
        if (distrust != null) {
            boolean proof = distrust.fault() == TokenFault.PROOF;
            Kind kind = proof ? Kind.PROOF_REFUSED : Kind.TOKEN_REFUSED;
            tell(kind, distrust.reason(), visit, List.of());
        } else if (visit.token() != null && !visit.isAskedToSignInAgain()) {
            tell(Kind.TOKEN_REFUSED, "house", visit, List.of());
        }
    }

    private void denied(Visit visit) {
        Distrust distrust = visit.distrust();
        if (distrust == null) {
            tell(Kind.CALL_DENIED, "forbidden", visit, List.of());
        } else {
            tell(Kind.SESSION_REFUSED, distrust.reason(), visit, List.of());
        }
    }

    /** A console's session began or ended, or a browser came back that nobody had sent. */
    public void session(Visit visit, Kind kind, String reason) {
        tell(kind, reason, visit, List.of());
    }

    /** A house answered otherwise than its document says. */
    public void unfit(Visit visit, String reason) {
        tell(Kind.ANSWER_UNFIT, reason, visit, List.of());
    }

    /** A token was accepted that was not seen before. */
    public void accepted(Visit visit) {
        tell(Kind.TOKEN_ACCEPTED, "first-use", visit, List.of());
    }

    /** A token was accepted that a key signed which was not seen before. */
    public void keyUsed(Visit visit, String keyId) {
        tell(Kind.KEY_USED, keyId, visit, List.of());
    }

    /** A breaker opened or closed; its name is the house and the route. */
    public void breaker(String name, String state) {
        queue.offer(
                new SecurityEvent(
                        RandomId.next(),
                        clock.instant(),
                        STREET,
                        HOUSE,
                        state.equals("closed") ? Kind.BREAKER_CLOSED : Kind.BREAKER_OPENED,
                        name,
                        state));
    }

    /** Limits are shared by all gateways again, or cannot be. */
    public void limits(With with) {
        queue.offer(
                new SecurityEvent(
                        RandomId.next(),
                        clock.instant(),
                        STREET,
                        HOUSE,
                        with == With.ALL ? Kind.LIMITS_SHARED : Kind.LIMITS_ALONE,
                        "limits",
                        "redis"));
    }

    private void tell(Kind kind, String reason, Visit visit, List<String> rules) {
        VerifiedToken token = visit.token();
        boolean answered = !BEFORE_THE_ANSWER.contains(kind);
        AskedRequest request =
                new AskedRequest(
                        visit.id(),
                        token == null ? null : token.client(),
                        network(Request.getRemoteAddr(visit.request())),
                        visit.request().getMethod(),
                        visit.about(),
                        answered ? visit.response().getStatus() : 0);
        queue.offer(
                new SecurityEvent(
                        RandomId.next(),
                        clock.instant(),
                        token == null ? STREET : token.caller().institution().toString(),
                        HOUSE,
                        kind,
                        token == null ? "unknown" : word(token.rateKey()),
                        reason,
                        request,
                        rules));
    }

    private String word(String caller) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(words);
            byte[] code = mac.doFinal(caller.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code, 0, CALLER_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no HMAC", e);
        }
    }

    /** An address names a household or a desk; its network says enough. */
    static String network(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        if (address.indexOf(':') < 0) {
            int end = address.lastIndexOf('.');
            return end < 0 ? "unknown" : address.substring(0, end) + ".0/24";
        }
        String plain = address.replaceAll("[\\[\\]]", "");
        String[] parts = plain.split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 3 && i < parts.length && !parts[i].isEmpty(); i++) {
            network.append(parts[i]).append(':');
        }
        return network + ":/48";
    }
}
