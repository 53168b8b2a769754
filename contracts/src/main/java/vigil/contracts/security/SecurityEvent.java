package vigil.contracts.security;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that was refused or that looks like an attack. Ids and codes alone: no personal data,
 * no address, no part of a token.
 *
 * @param id random, the same in every rendering
 * @param institution to whom it matters, {@code vigil} for the street itself
 * @param house that noticed
 * @param subject id of the client or login concerned, or {@code unknown}
 * @param reason a code: {@code replayed}, {@code signature} …
 */
public record SecurityEvent(
        String id,
        Instant at,
        String institution,
        String house,
        Kind kind,
        String subject,
        String reason) {

    /** The topic of security events: JSON, keyed by institution. */
    public static final String TOPIC = "security";

    /** OCSF: authentication, of the category identity and access management. */
    private static final int OCSF_CLASS = 3002;

    private static final int OCSF_CATEGORY = 3;
    private static final int OCSF_LOGON = 1;
    private static final int OCSF_FAILURE = 2;

    /** What kinds there are, with the severity of OCSF (2 low, 3 medium, 4 high). */
    public enum Kind {
        CLIENT_REFUSED("client.refused", 3),
        PROOF_REFUSED("proof.refused", 3),
        REQUEST_REFUSED("request.refused", 2),
        GRANT_REFUSED("grant.refused", 2),
        TOKEN_REFUSED("token.refused", 3),
        CODE_REUSED("code.reused", 4),
        REFRESH_REUSED("refresh.reused", 4);

        private final String word;
        private final int severity;

        Kind(String word, int severity) {
            this.word = word;
            this.severity = severity;
        }

        public String word() {
            return word;
        }

        int severity() {
            return severity;
        }
    }

    /** The fields of the topic. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("at", at.toString());
        fields.put("institution", institution);
        fields.put("house", house);
        fields.put("kind", kind.word());
        fields.put("severity", kind.severity());
        fields.put("outcome", "failure");
        fields.put("subject", subject);
        fields.put("reason", reason);
        return fields;
    }

    /** As an authentication event of the Open Cybersecurity Schema Framework 1.x. */
    public Map<String, Object> asOcsf() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("class_uid", OCSF_CLASS);
        event.put("category_uid", OCSF_CATEGORY);
        event.put("activity_id", OCSF_LOGON);
        event.put("type_uid", OCSF_CLASS * 100 + OCSF_LOGON);
        event.put("severity_id", kind.severity());
        event.put("status_id", OCSF_FAILURE);
        event.put("status_code", kind.word());
        event.put("status_detail", reason);
        event.put("time", at.toEpochMilli());
        event.put("user", Map.of("uid", subject, "org", Map.of("uid", institution)));
        event.put("service", Map.of("name", house));
        event.put(
                "metadata",
                Map.of(
                        "uid",
                        id,
                        "version",
                        "1.9.0",
                        "product",
                        Map.of("name", "Vigil", "vendor_name", "Vigil")));
        return event;
    }

    /** With the field names of the Elastic Common Schema 9. */
    public Map<String, Object> asEcs() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@timestamp", at.toString());
        event.put("ecs.version", "9.5.0");
        event.put("event.id", id);
        event.put("event.kind", "event");
        event.put("event.category", "authentication");
        event.put("event.type", "start");
        event.put("event.action", kind.word());
        event.put("event.outcome", "failure");
        event.put("event.reason", reason);
        event.put("event.severity", kind.severity());
        event.put("user.id", subject);
        event.put("organization.id", institution);
        event.put("service.name", house);
        return event;
    }
}
