package vigil.contracts.security;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that those who watch over a street must see. Ids and codes alone: no personal data, no
 * address, no part of a token or of a request's content.
 *
 * @param id random, the same in every rendering
 * @param institution to whom it matters, {@code vigil} for the street itself
 * @param house that noticed
 * @param subject id of the client or login concerned, a word drawn for it, or {@code unknown}
 * @param reason a code: {@code replayed}, {@code signature}, {@code sql} …
 * @param request what was asked; null where nobody asked through the door
 * @param rules ids of the firewall's rules that spoke
 */
public record SecurityEvent(
        String id,
        Instant at,
        String institution,
        String house,
        Kind kind,
        String subject,
        String reason,
        @Nullable AskedRequest request,
        List<String> rules) {

    /** The topic of security events: JSON, keyed by institution. */
    public static final String TOPIC = "security";

    /** What kinds there are, with the severity of OCSF (1 told, 2 low, 3 medium, 4 high). */
    public enum Kind {
        CLIENT_REFUSED("client.refused", 3, false),
        PROOF_REFUSED("proof.refused", 3, false),
        REQUEST_REFUSED("request.refused", 2, false),
        GRANT_REFUSED("grant.refused", 2, false),
        TOKEN_REFUSED("token.refused", 3, false),
        CODE_REUSED("code.reused", 4, false),
        REFRESH_REUSED("refresh.reused", 4, false),
        LOGIN_ACCEPTED("login.accepted", 1, true),
        LOGIN_REFUSED("login.refused", 2, false),
        /** So many were refused under a name that nobody is let in for a while. */
        LOGIN_SLOWED("login.slowed", 3, false),
        /** A second factor was wrong. */
        FACTOR_REFUSED("factor.refused", 3, false),
        /** A code came twice, or a key exists twice. */
        FACTOR_REUSED("factor.reused", 4, false),
        /** A console's session began: a cookie stands for an officer's tokens. */
        SESSION_BEGUN("session.begun", 1, true),
        /** Its officer or identity ended it. */
        SESSION_ENDED("session.ended", 1, true),
        /** A session's cookie came from elsewhere, or a browser came back that nobody had sent. */
        SESSION_REFUSED("session.refused", 3, false),
        /** A token was accepted that the house had not seen before. */
        TOKEN_ACCEPTED("token.accepted", 1, true),
        /** A signing key was seen for the first time. */
        KEY_USED("key.used", 1, true),
        /** Who asks may not. */
        CALL_DENIED("call.denied", 2, false),
        /** Who asks did so too often. */
        CALL_LIMITED("call.limited", 2, false),
        /** The firewall stopped a request. */
        CALL_BLOCKED("call.blocked", 3, false),
        /** A house answered otherwise than its OpenAPI document says. */
        ANSWER_UNFIT("answer.unfit", 3, false),
        /** A house does not answer and is not asked for the moment. */
        BREAKER_OPENED("breaker.opened", 4, false),
        /** A house answers again. */
        BREAKER_CLOSED("breaker.closed", 1, true),
        /** What callers asked is counted by each gateway for itself, and less is let through. */
        LIMITS_ALONE("limits.alone", 3, false),
        /** What callers asked is counted by all gateways together again. */
        LIMITS_SHARED("limits.shared", 1, true);

        private final String word;
        private final int severity;
        private final boolean success;

        Kind(String word, int severity, boolean success) {
            this.word = word;
            this.severity = severity;
            this.success = success;
        }

        public String word() {
            return word;
        }

        private static Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of security event");
        }

        int severity() {
            return severity;
        }

        String outcome() {
            return success ? "success" : "failure";
        }

        boolean isSuccess() {
            return success;
        }
    }

    /**
     * A request through the door.
     *
     * @param id the one in the header {@code X-Request-Id} and in logs
     * @param client the program; null before it is known
     * @param network the first part of the address: three bytes of IPv4, six of IPv6
     * @param route path with names in braces, or the beginning that belongs to a house
     * @param status of the answer, 0 while there is none
     */
    public record AskedRequest(
            String id,
            @Nullable String client,
            String network,
            String method,
            String route,
            int status) {}

    public SecurityEvent {
        rules = List.copyOf(rules);
    }

    /** Of something that is no request through the door. */
    public SecurityEvent(
            String id,
            Instant at,
            String institution,
            String house,
            Kind kind,
            String subject,
            String reason) {
        this(id, at, institution, house, kind, subject, reason, null, List.of());
    }

    /**
     * The event of a record of the topic.
     *
     * @throws IllegalArgumentException when something is missing, or its kind is of a later version
     */
    public static SecurityEvent of(Map<String, ?> fields) {
        Object request = fields.get("request");
        Object client = fields.get("client");
        Object rules = fields.get("rules");
        return new SecurityEvent(
                text(fields, "id"),
                instant(text(fields, "at")),
                text(fields, "institution"),
                text(fields, "house"),
                Kind.ofWord(text(fields, "kind")),
                text(fields, "subject"),
                text(fields, "reason"),
                request == null
                        ? null
                        : new AskedRequest(
                                request.toString(),
                                client == null ? null : client.toString(),
                                text(fields, "network"),
                                text(fields, "method"),
                                text(fields, "route"),
                                fields.get("status") instanceof Number status
                                        ? status.intValue()
                                        : 0),
                rules instanceof List<?> ids
                        ? ids.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static String text(Map<String, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a security event without " + name);
        }
        return value.toString();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a security event without a time", e);
        }
    }

    /** The fields of the topic, as {@code contracts/security/event.v1.schema.json} has them. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("at", at.toString());
        fields.put("institution", institution);
        fields.put("house", house);
        fields.put("kind", kind.word());
        fields.put("severity", kind.severity());
        fields.put("outcome", kind.outcome());
        fields.put("subject", subject);
        fields.put("reason", reason);
        if (request != null) {
            fields.put("request", request.id());
            if (request.client() != null) {
                fields.put("client", request.client());
            }
            fields.put("network", request.network());
            fields.put("method", request.method());
            fields.put("route", request.route());
            fields.put("status", request.status());
        }
        if (!rules.isEmpty()) {
            fields.put("rules", rules);
        }
        return fields;
    }

    /** As an event of the Open Cybersecurity Schema Framework 1.x. */
    public Map<String, Object> asOcsf() {
        return Ocsf.of(this);
    }

    /** With the field names of the Elastic Common Schema 9. */
    public Map<String, Object> asEcs() {
        return Ecs.of(this);
    }
}
