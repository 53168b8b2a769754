package vigil.contracts.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.contracts.security.SecurityEvent.AskedRequest;
import vigil.contracts.security.SecurityEvent.Kind;

/** Security events in the Elastic Common Schema, with its dotted names. */
final class Ecs {

    private static final String VERSION = "9.5.0";

    private Ecs() {}

    static Map<String, Object> of(SecurityEvent event) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("@timestamp", event.at().toString());
        out.put("ecs.version", VERSION);
        out.put("event.id", event.id());
        out.put("event.kind", event.kind() == Kind.CALL_BLOCKED ? "alert" : "event");
        out.put("event.category", category(event.kind()));
        out.put("event.type", type(event.kind()));
        out.put("event.action", event.kind().word());
        out.put("event.outcome", event.kind().outcome());
        out.put("event.reason", event.reason());
        out.put("event.severity", event.kind().severity());
        out.put("user.id", event.subject());
        out.put("organization.id", event.institution());
        out.put("service.name", event.house());
        if (event.request() != null) {
            addRequest(out, event.request());
        }
        if (!event.rules().isEmpty()) {
            out.put("rule.id", event.rules().getFirst());
            out.put("rule.ruleset", "vigil");
            out.put("rule.category", event.reason());
        }
        return out;
    }

    private static List<String> category(Kind kind) {
        return switch (kind) {
            case CALL_DENIED, CALL_LIMITED, ANSWER_UNFIT -> List.of("web");
            case CALL_BLOCKED -> List.of("intrusion_detection", "web");
            case BREAKER_OPENED, BREAKER_CLOSED, LIMITS_ALONE, LIMITS_SHARED -> List.of("host");
            default -> List.of("authentication");
        };
    }

    private static List<String> type(Kind kind) {
        return switch (kind) {
            case CALL_DENIED, CALL_LIMITED -> List.of("access", "denied");
            case ANSWER_UNFIT -> List.of("error");
            case CALL_BLOCKED -> List.of("denied");
            case BREAKER_OPENED, BREAKER_CLOSED, LIMITS_ALONE, LIMITS_SHARED -> List.of("change");
            case KEY_USED, LOGIN_SLOWED -> List.of("info");
            case SESSION_ENDED -> List.of("end");
            default -> List.of("start");
        };
    }

    private static void addRequest(Map<String, Object> out, AskedRequest request) {
        out.put("http.request.id", request.id());
        out.put("http.request.method", request.method());
        if (request.status() > 0) {
            out.put("http.response.status_code", request.status());
        }
        out.put("url.path", request.route());
        out.put("source.address", request.network());
        if (request.client() != null) {
            out.put("labels.client", request.client());
        }
    }
}
