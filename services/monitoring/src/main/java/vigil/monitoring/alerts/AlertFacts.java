package vigil.monitoring.alerts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
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
 */
public record AlertFacts(
        String accountId,
        @Nullable String severity,
        @Nullable MoneyView amount,
        int evidenceTransactions) {

    /** The facts of these alerts, in one question; none of alerts that are not there. */
    public static Map<UUID, AlertFacts> of(Connection connection, Collection<UUID> alerts)
            throws SQLException {
        Map<UUID, AlertFacts> facts = new HashMap<>();
        if (alerts.isEmpty()) {
            return facts;
        }
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
            select.setArray(1, Filter.ids(connection, java.util.List.copyOf(alerts)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    facts.put(row.getObject("alert_id", UUID.class), facts(row));
                }
            }
        }
        return facts;
    }

    private static AlertFacts facts(ResultSet row) throws SQLException {
        String currency = row.getString("base_currency");
        return new AlertFacts(
                AccountIds.text(row.getLong("subject")),
                row.getString("severity"),
                currency == null ? null : MoneyView.ofBase(row.getLong("base_minor"), currency),
                row.getInt("transactions"));
    }
}
