package vigil.cases.cash;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vigil.kernel.outbox.EventFollower.Event;

/** Adds up cash that monitoring tells of. */
public final class CashDesk {

    private static final String DOLLARS = "USD";

    private final CashSettings settings;

    public CashDesk(CashSettings settings) {
        this.settings = settings;
    }

    /** Takes movements in; the form counts dollars, so nothing else is counted. */
    public void take(Connection connection, Event event) throws SQLException {
        List<CashRows.Moved> moved =
                event.facts()
                        .path("movements")
                        .valueStream()
                        .map(movement -> moved(part(event, movement)))
                        .flatMap(Optional::stream)
                        .toList();
        if (!moved.isEmpty()) {
            CashRows.add(connection, event.institution(), moved);
        }
    }

    /** Empty for what is no dollars, or cannot be read. */
    private Optional<CashRows.Moved> moved(Event part) {
        BigDecimal amount = part.decimal("amount");
        if (!part.text("currency", "").equals(DOLLARS) || amount.signum() <= 0) {
            return Optional.empty();
        }
        try {
            UUID transaction = UUID.fromString(part.text("transactionId", ""));
            return part.instant("at")
                    .map(at ->
                            new CashRows.Moved(
                                    transaction,
                                    at,
                                    settings.day(at),
                                    part.text("person", "unknown"),
                                    part.text("accountId", "unknown"),
                                    part.text("direction", "in").equals("in"),
                                    amount));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One movement as if it had an event of its own. */
    private static Event part(Event whole, JsonNode movement) {
        return new Event(
                whole.id(),
                whole.institution(),
                whole.source(),
                whole.type(),
                whole.subject(),
                whole.time(),
                movement);
    }
}
