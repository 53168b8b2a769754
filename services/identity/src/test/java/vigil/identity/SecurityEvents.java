package vigil.identity;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The security events that wait for their topic: no broker is there in these tests. */
final class SecurityEvents {

    private SecurityEvents() {}

    /** {@code kind/subject/reason} of every event, the oldest first. */
    static List<String> of(RunningIdentity identity) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Connection connection = identity.rows().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select payload from outbox where topic = 'security' order by id")) {
            while (rows.next()) {
                JsonNode event =
                        JsonMapper.shared()
                                .readTree(new String(rows.getBytes(1), StandardCharsets.UTF_8));
                events.add(
                        event.get("kind").asString()
                                + "/"
                                + event.get("subject").asString()
                                + "/"
                                + event.get("reason").asString());
            }
        }
        return events;
    }
}
