package vigil.contracts.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SecurityEventTest {

    private static final SecurityEvent EVENT =
            new SecurityEvent(
                    "e1",
                    Instant.parse("2026-03-01T12:00:00Z"),
                    "demo",
                    "identity",
                    SecurityEvent.Kind.REFRESH_REUSED,
                    "bank-app",
                    "reused");

    @Test
    void theTopicHasOneSchemaForAllHouses() {
        assertThat(EVENT.fields())
                .containsExactly(
                        Map.entry("id", "e1"),
                        Map.entry("at", "2026-03-01T12:00:00Z"),
                        Map.entry("institution", "demo"),
                        Map.entry("house", "identity"),
                        Map.entry("kind", "refresh.reused"),
                        Map.entry("severity", 4),
                        Map.entry("outcome", "failure"),
                        Map.entry("subject", "bank-app"),
                        Map.entry("reason", "reused"));
    }

    @Test
    void theRenderingsTellOfTheSameEvent() {
        Map<String, Object> ocsf = EVENT.asOcsf();
        Map<String, Object> ecs = EVENT.asEcs();

        // OCSF: type_uid is class_uid * 100 + activity_id.
        assertThat(ocsf).containsEntry("class_uid", 3002).containsEntry("type_uid", 300_201);
        assertThat(ocsf).containsEntry("time", EVENT.at().toEpochMilli());
        assertThat(Objects.requireNonNull(ocsf.get("metadata")).toString()).contains("uid=e1");
        assertThat(ecs)
                .containsEntry("event.id", "e1")
                .containsEntry("event.action", "refresh.reused")
                .containsEntry("event.outcome", "failure");
    }
}
