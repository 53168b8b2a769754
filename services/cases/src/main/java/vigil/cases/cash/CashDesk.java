package vigil.cases.cash;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vigil.kernel.outbox.EventFollower.Event;

/** Adds up cash that monitoring tells of. */
public final class CashDesk {

    private static final String DOLLARS = "USD";
    private static final String AMOUNT = "\\d{1,18}(\\.\\d{1,8})?";

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
                        .map(this::moved)
                        .flatMap(Optional::stream)
                        .toList();
        if (!moved.isEmpty()) {
            CashRows.add(connection, event.institution(), moved);
        }
    }

    /** Empty for what is no dollars, or cannot be read. */
    private Optional<CashRows.Moved> moved(JsonNode told) {
        String amount = told.path("amount").asString("");
        if (!told.path("currency").asString("").equals(DOLLARS) || !amount.matches(AMOUNT)) {
            return Optional.empty();
        }
        BigDecimal dollars = new BigDecimal(amount);
        if (dollars.signum() <= 0) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(told.path("at").asString(""));
            return Optional.of(
                    new CashRows.Moved(
                            UUID.fromString(told.path("transactionId").asString("")),
                            at,
                            settings.day(at),
                            told.path("person").asString("unknown"),
                            told.path("accountId").asString("unknown"),
                            told.path("direction").asString("in").equals("in"),
                            dollars));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
