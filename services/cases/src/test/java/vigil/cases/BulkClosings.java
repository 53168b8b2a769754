package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Closings of many alerts as officers ask for them. */
final class BulkClosings {

    static final String ALL = "/v1/queue/bulk-closings";
    static final String EVERY = ALL + "?state=done,waiting,approved,refused,withdrawn&limit=1000";

    private BulkClosings() {}

    /** From so many alerts on a second officer is needed. */
    static void from(Desk desk, int alerts) {
        JsonNode stands = desk.administrator.get("/v1/queue/settings").json();
        Door.Reply reply =
                Desk.put(
                        desk.administrator,
                        "/v1/queue/settings",
                        stands.path("revision").asInt(),
                        """
                        {"groupingHours":24,"secondOfficerFrom":800,"lockMinutes":15,"dueHoursCritical":24,
                         "dueHoursHigh":72,"dueHoursMedium":168,"dueHoursLow":336,"caseDays":30,"bulkFrom":%d}\
                        """
                                .formatted(alerts));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("bulkFrom").asInt()).isEqualTo(alerts);
    }

    /** So many alerts in the queue. */
    static List<UUID> opened(Desk desk, int alerts) {
        List<UUID> ids =
                IntStream.range(0, alerts).mapToObj(each -> desk.alert().told().id).toList();
        Until.holds(
                "they are in the queue",
                () -> ids.stream().allMatch(id -> desk.item(id).status() == 200));
        return ids;
    }

    static Door.Reply close(Desk desk, Door officer, String disposition, UUID... ids) {
        return close(desk, officer, disposition, List.of(ids));
    }

    static Door.Reply close(Desk desk, Door officer, String disposition, List<UUID> ids) {
        Door.Reply reply =
                officer.post(
                        "/v1/queue/bulk",
                        "{\"act\":\"dispose\",\"disposition\":\"%s\",\"reason\":\"salary run\",\"redFlags\":[\"none_found\"],\"items\":[%s]}"
                                .formatted(
                                        disposition,
                                        ids.stream()
                                                .map(desk::seen)
                                                .collect(Collectors.joining(","))));
        assertThat(reply.status()).as(reply.text()).isEqualTo(207);
        return reply;
    }

    static JsonNode detail(Door officer, String id) {
        Door.Reply reply = officer.get(ALL + "/" + id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    static Door.Reply act(Door officer, String id, String act, String body) {
        int version = detail(officer, id).at("/summary/version").asInt();
        return Desk.send(officer, ALL + "/" + id + "/" + act, version, body);
    }

    static List<String> ids(Door officer) {
        return Stream.of(officer.get(EVERY).json().path("items"))
                .flatMap(JsonNode::valueStream)
                .map(closing -> closing.path("bulkClosingId").asString())
                .toList();
    }
}
