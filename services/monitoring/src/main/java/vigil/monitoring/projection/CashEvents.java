package vigil.monitoring.projection;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.TransactionContext;
import vigil.engine.Outcome;
import vigil.engine.TransactionKind;
import vigil.kernel.money.Currency;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.kernel.pages.Filter;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.LogFormat;
import vigil.monitoring.pages.AccountIds;

/**
 * What others are told of cash, each movement once: a withdrawal takes it from the payer's account,
 * everything else brings it to the payee's. Whose it is counts for currency transaction reports (31
 * CFR 1010.313): the account's holder where the sender named one, the account otherwise.
 */
final class CashEvents {

    /** So that an event stays far below what the broker takes. */
    private static final int MOST_OF_EVENT = 500;

    private static final String DECLINED = DecisionFormat.word(Outcome.DECLINE);

    private CashEvents() {}

    /** Of these decisions, in no order; what was declined moved nothing. */
    static List<Message> of(Connection connection, String institution, List<Decision> decisions)
            throws SQLException {
        List<UUID> moved =
                decisions.stream()
                        .filter(decision -> !decision.getOutcome().equals(DECLINED))
                        .map(decision -> Ids.uuid(decision.getTransactionId()))
                        .toList();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select transaction_id, event_time, payer, payee, base_minor, base_currency, context
                        from transactions where transaction_id = any (?) and format = 'CASH'\
                        """)) {
            select.setArray(1, Filter.ids(connection, moved));
            List<Map<String, Object>> movements = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    movements.add(movement(row));
                }
            }
            return events(institution, movements);
        }
    }

    /** Many movements are one event: cash is a tenth of what a bank moves. */
    private static List<Message> events(String institution, List<Map<String, Object>> movements) {
        List<Message> events = new ArrayList<>();
        for (int from = 0; from < movements.size(); from += MOST_OF_EVENT) {
            List<Map<String, Object>> part =
                    movements.subList(from, Math.min(from + MOST_OF_EVENT, movements.size()));
            Map<String, Object> first = part.getFirst();
            events.add(
                    new CloudEvent(
                                    institution,
                                    "cash.moved",
                                    String.valueOf(first.get("transactionId")),
                                    Instant.parse(String.valueOf(first.get("at"))),
                                    Map.of("movements", List.copyOf(part)))
                            .message("monitoring"));
        }
        return events;
    }

    private static Map<String, Object> movement(ResultSet row) throws SQLException {
        TransactionContext context = LogFormat.storedContext(row.getBytes("context"));
        boolean in =
                context == null || !context.getKind().equals(TransactionKind.WITHDRAWAL.name());
        long account = row.getLong(in ? "payee" : "payer");
        String currency = row.getString("base_currency");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("transactionId", row.getString("transaction_id"));
        facts.put("at", row.getObject("event_time", OffsetDateTime.class).toInstant().toString());
        facts.put("direction", in ? "in" : "out");
        facts.put("accountId", AccountIds.text(account));
        facts.put("person", person(context, in, account));
        facts.put(
                "amount",
                BigDecimal.valueOf(row.getLong("base_minor"), Currency.of(currency).scale())
                        .toPlainString());
        facts.put("currency", currency);
        return facts;
    }

    private static String person(@Nullable TransactionContext context, boolean in, long account) {
        long holder =
                context == null ? 0 : in ? context.getPayeeHolder() : context.getPayerHolder();
        return holder == 0
                ? "account:" + AccountIds.text(account)
                : "holder:" + AccountIds.text(holder);
    }
}
