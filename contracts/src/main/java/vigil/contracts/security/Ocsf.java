package vigil.contracts.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.contracts.security.SecurityEvent.AskedRequest;

/**
 * Security events in the Open Cybersecurity Schema Framework: Authentication (3002), API Activity
 * (6003), Detection Finding (2004) and Application Lifecycle (6002).
 */
final class Ocsf {

    private static final String VERSION = "1.9.0";
    private static final int AUTHENTICATION = 3002;
    private static final int API_ACTIVITY = 6003;
    private static final int FINDING = 2004;
    private static final int LIFECYCLE = 6002;
    private static final int OTHER = 99;

    private Ocsf() {}

    static Map<String, Object> of(SecurityEvent event) {
        int number = number(event);
        int activity = activity(event);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class_uid", number);
        out.put("category_uid", number / 1_000); // Its category is the thousands of a class.
        out.put("activity_id", activity);
        out.put("type_uid", number * 100 + activity);
        out.put("severity_id", event.kind().severity());
        out.put("status_id", event.kind().isSuccess() ? 1 : 2);
        out.put("status_code", event.kind().word());
        out.put("status_detail", event.reason());
        out.put("time", event.at().toEpochMilli());
        switch (number) {
            case AUTHENTICATION -> {
                out.put("user", caller(event));
                out.put("service", Map.of("name", event.house()));
            }
            case API_ACTIVITY -> {
                out.put("actor", Map.of("user", caller(event)));
                out.put("api", api(event));
            }
            case FINDING -> out.put("finding_info", finding(event));
            default -> out.put("app", Map.of("name", event.subject()));
        }
        if (event.request() != null) {
            // A network is no address of an endpoint: it stands as the subnet.
            out.put("src_endpoint", Map.of("subnet_uid", event.request().network()));
            out.put("unmapped", Map.of("request_id", event.request().id()));
        }
        out.put("metadata", metadata(event));
        return out;
    }

    private static int number(SecurityEvent event) {
        return switch (event.kind()) {
            case CLIENT_REFUSED,
                    PROOF_REFUSED,
                    REQUEST_REFUSED,
                    GRANT_REFUSED,
                    TOKEN_REFUSED,
                    CODE_REUSED,
                    REFRESH_REUSED,
                    LOGIN_ACCEPTED,
                    LOGIN_REFUSED,
                    LOGIN_SLOWED,
                    FACTOR_REFUSED,
                    FACTOR_REUSED,
                    SESSION_BEGUN,
                    SESSION_ENDED,
                    SESSION_REFUSED,
                    TOKEN_ACCEPTED,
                    KEY_USED ->
                    AUTHENTICATION;
            case CALL_DENIED, CALL_LIMITED, ANSWER_UNFIT -> API_ACTIVITY;
            case CALL_BLOCKED -> FINDING;
            case BREAKER_OPENED, BREAKER_CLOSED, LIMITS_ALONE, LIMITS_SHARED -> LIFECYCLE;
        };
    }

    private static int activity(SecurityEvent event) {
        return switch (event.kind()) {
            case SESSION_ENDED -> 2; // Logoff.
            case BREAKER_CLOSED, LIMITS_SHARED -> 3; // Start.
            case BREAKER_OPENED, LIMITS_ALONE -> 4; // Stop.
            case CALL_DENIED, CALL_LIMITED, ANSWER_UNFIT -> activity(event.request());
            default -> 1; // Logon, or create of a finding.
        };
    }

    /** Create, read, update, delete. */
    private static int activity(@Nullable AskedRequest request) {
        return switch (request == null ? "" : request.method()) {
            case "POST" -> 1;
            case "GET", "HEAD" -> 2;
            case "PUT", "PATCH" -> 3;
            case "DELETE" -> 4;
            default -> OTHER;
        };
    }

    private static Map<String, Object> caller(SecurityEvent event) {
        return Map.of("uid", event.subject(), "org", Map.of("uid", event.institution()));
    }

    private static Map<String, Object> api(SecurityEvent event) {
        AskedRequest request = event.request();
        if (request == null) {
            return Map.of("operation", event.kind().word());
        }
        return Map.of(
                "operation", request.method() + " " + request.route(),
                "request", Map.of("uid", request.id()),
                "response", Map.of("code", request.status()));
    }

    private static Map<String, Object> finding(SecurityEvent event) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("uid", event.id());
        finding.put("title", event.reason());
        List<Map<String, Object>> analytics = new ArrayList<>();
        event.rules().forEach(rule -> analytics.add(Map.of("uid", rule, "type_id", 1)));
        if (!analytics.isEmpty()) {
            finding.put("analytic", analytics.getFirst());
            finding.put("related_analytics", analytics);
        }
        return finding;
    }

    private static Map<String, Object> metadata(SecurityEvent event) {
        return Map.of(
                "uid", event.id(),
                "version", VERSION,
                "tenant_uid", event.institution(),
                "product", Map.of("name", "Vigil", "vendor_name", "Vigil"));
    }
}
