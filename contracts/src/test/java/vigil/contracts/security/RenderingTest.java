package vigil.contracts.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vigil.contracts.security.SecurityEvent.AskedRequest;
import vigil.contracts.security.SecurityEvent.Kind;

class RenderingTest {

    private static final Path SCHEMA = Path.of("security/event.v1.schema.json");

    @Test
    void theSchemaNamesEveryFieldAndEveryKind() throws Exception {
        String schema = Files.readString(SCHEMA);
        TreeSet<String> declared = new TreeSet<>();
        Pattern.compile("(?m)^    \"(\\w+)\": \\{")
                .matcher(schema)
                .results()
                .map(MatchResult::group)
                .forEach(line -> declared.add(line.split("\"")[1]));

        assertThat(declared).containsExactlyElementsOf(new TreeSet<>(blocked().fields().keySet()));
        for (Kind kind : Kind.values()) {
            assertThat(schema).contains('"' + kind.word() + '"');
        }
    }

    @Test
    void aBlockedCallIsAFindingInOcsf() {
        Map<String, Object> ocsf = blocked().asOcsf();

        assertThat(ocsf)
                .containsEntry("class_uid", 2004)
                .containsEntry("category_uid", 2)
                .containsEntry("type_uid", 200_401)
                .containsEntry("severity_id", 3)
                .containsEntry("time", 1_772_355_600_000L);
        assertThat(String.valueOf(ocsf.get("finding_info"))).contains("sql-union-select");
    }

    @Test
    void aBlockedCallIsAnIntrusionInEcs() {
        assertThat(blocked().asEcs())
                .containsEntry("event.kind", "alert")
                .containsEntry("event.category", List.of("intrusion_detection", "web"))
                .containsEntry("http.request.id", "r-1")
                .containsEntry("rule.id", "sql-union-select")
                .containsEntry("source.address", "192.0.2.0/24")
                .containsEntry("@timestamp", "2026-03-01T09:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasWhatBothSchemasRequire(Kind kind) {
        for (SecurityEvent event : List.of(event(kind, request()), event(kind, null))) {
            assertThat(event.asOcsf())
                    .containsKeys(
                            "activity_id",
                            "category_uid",
                            "class_uid",
                            "metadata",
                            "severity_id",
                            "time",
                            "type_uid");
            Map<String, Object> ocsf = event.asOcsf();
            int number = (int) Objects.requireNonNull(ocsf.get("class_uid"));
            int activity = (int) Objects.requireNonNull(ocsf.get("activity_id"));
            assertThat(ocsf)
                    .containsEntry("type_uid", number * 100 + activity)
                    .containsEntry("category_uid", number / 1_000);
            assertThat(ocsf.get("metadata")).asString().contains("version=1.", "product=");
            assertThat(event.asEcs())
                    .containsKeys(
                            "@timestamp",
                            "ecs.version",
                            "event.kind",
                            "event.category",
                            "event.type",
                            "event.outcome");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatTheTopicHoldsIsTheEventAgain(Kind kind) {
        for (SecurityEvent event : List.of(event(kind, request()), event(kind, null))) {
            assertThat(SecurityEvent.of(event.fields())).isEqualTo(event);
        }
    }

    private static SecurityEvent blocked() {
        return event(Kind.CALL_BLOCKED, request());
    }

    private static SecurityEvent event(Kind kind, @Nullable AskedRequest request) {
        return new SecurityEvent(
                "0123456789abcdefghjkmnpqrs",
                Instant.parse("2026-03-01T09:00:00Z"),
                "demo",
                "gateway",
                kind,
                "k3v9",
                "sql",
                request,
                List.of("sql-union-select", "sql-comment-end"));
    }

    private static AskedRequest request() {
        return new AskedRequest(
                "r-1", "demo-machine", "192.0.2.0/24", "POST", "/v1/transactions", 403);
    }
}
