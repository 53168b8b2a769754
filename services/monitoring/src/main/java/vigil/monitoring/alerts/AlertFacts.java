package vigil.monitoring.alerts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.kernel.pages.Filter;
import vigil.monitoring.pages.AccountIds;
import vigil.monitoring.pages.MoneyView;

/**
 * What is told of an alert beside its first hit, as the rows have it.
 *
 * @param accountId the account that the scenario points at
 * @param severity as the scenario declares; null where there is none, as of models
 * @param amount of the transactions behind it, in the institution's currency; null without any
 * @param evidenceTransactions how many there are
 * @param ring ids of the alerts that are pieces of the same ring, some of them when they are many
 */
public record AlertFacts(
        String accountId,
        @Nullable String severity,
        @Nullable MoneyView amount,
        int evidenceTransactions,
        List<String> ring) {

    private static final int MOST_OF_RING = 500;

    /** The facts of these alerts, in one question; none of alerts that are not there. */
    public static Map<UUID, AlertFacts> of(Connection connection, Collection<UUID> alerts)
            throws SQLException {
        Map<UUID, AlertFacts> facts = new HashMap<>();
        if (alerts.isEmpty()) {
            return facts;
        }
        Map<UUID, List<UUID>> rings = RingPieces.of(connection, alerts, MOST_OF_RING);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select a.alert_id, a.subject, v.severity, e.transactions, e.base_minor, e.base_currency
                        from alerts a
                        left join scenario_versions v
                            on v.institution = a.institution and v.scenario = a.scenario and v.version = a.version
                        cross join lateral (
                            select count(*) as transactions, sum(t.base_minor) as base_minor,
                                min(t.base_currency) as base_currency
                            from alert_evidence x join transactions t on t.transaction_id = x.transaction_id
                            where x.alert_id = a.alert_id) e
                        where a.alert_id = any (?)\
                        """)) {
            select.setArray(1, Filter.ids(connection, List.copyOf(alerts)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID alert = row.getObject("alert_id", UUID.class);
                    facts.put(alert, facts(row, rings.getOrDefault(alert, List.of())));
                }
            }
        }
        return facts;
    }

    private static AlertFacts facts(ResultSet row, List<UUID> ring) throws SQLException {
        String currency = row.getString("base_currency");
        return new AlertFacts(
                AccountIds.text(row.getLong("subject")),
                row.getString("severity"),
                currency == null ? null : MoneyView.ofBase(row.getLong("base_minor"), currency),
                row.getInt("transactions"),
                ring.stream().map(UUID::toString).toList());
    }
}
