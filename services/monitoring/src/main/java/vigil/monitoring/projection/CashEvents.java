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
            List<Message> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(institution, row));
                }
            }
            return events;
        }
    }

    private static Message event(String institution, ResultSet row) throws SQLException {
        TransactionContext context = LogFormat.storedContext(row.getBytes("context"));
        boolean in =
                context == null || !context.getKind().equals(TransactionKind.WITHDRAWAL.name());
        long account = row.getLong(in ? "payee" : "payer");
        String transaction = row.getString("transaction_id");
        Instant at = row.getObject("event_time", OffsetDateTime.class).toInstant();
        String currency = row.getString("base_currency");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("transactionId", transaction);
        facts.put("direction", in ? "in" : "out");
        facts.put("accountId", AccountIds.text(account));
        facts.put("person", person(context, in, account));
        facts.put(
                "amount",
                BigDecimal.valueOf(row.getLong("base_minor"), Currency.of(currency).scale())
                        .toPlainString());
        facts.put("currency", currency);
        return new CloudEvent(institution, "cash.moved", transaction, at, facts)
                .message("monitoring");
    }

    private static String person(@Nullable TransactionContext context, boolean in, long account) {
        long holder =
                context == null ? 0 : in ? context.getPayeeHolder() : context.getPayerHolder();
        return holder == 0
                ? "account:" + AccountIds.text(account)
                : "holder:" + AccountIds.text(holder);
    }
}
