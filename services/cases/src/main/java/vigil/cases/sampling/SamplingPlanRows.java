package vigil.cases.sampling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.pages.Times;
import vigil.kernel.identity.Caller;

/** Plans in the database: every edition stays. */
final class SamplingPlanRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<SamplingRule>> RULES = new TypeReference<>() {};

    private SamplingPlanRows() {}

    /** The one in force in the institution that the transaction has entered. */
    static SamplingPlan read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select due_days, rules, revision, changed_by from sampling_plans
                                order by revision desc limit 1\
                                """);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new SamplingPlan(
                            row.getInt(1),
                            JSON.readValue(row.getString(2), RULES),
                            row.getInt(3),
                            row.getString(4))
                    : SamplingPlan.NONE;
        }
    }

    /** False when somebody was quicker. */
    static boolean insert(Connection connection, Caller caller, SamplingPlan plan, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into sampling_plans (institution, revision, due_days, rules, changed_by, changed_at)
                        values (?, ?, ?, ?::jsonb, ?, ?) on conflict do nothing\
                        """)) {
            insert.setString(1, caller.institution().value());
            insert.setInt(2, plan.revision());
            insert.setInt(3, plan.dueDays());
            insert.setString(4, JSON.writeValueAsString(plan.rules()));
            insert.setString(5, caller.login());
            insert.setObject(6, Times.of(now));
            return insert.executeUpdate() == 1;
        }
    }
}
