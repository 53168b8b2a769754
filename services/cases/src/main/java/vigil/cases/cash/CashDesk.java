package vigil.cases.cash;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import vigil.filings.cash.CashMovement;
import vigil.kernel.outbox.EventFollower.Event;

/** Adds up cash that monitoring tells of. */
public final class CashDesk {

    private static final String DOLLARS = "USD";

    private final CashSettings settings;

    public CashDesk(CashSettings settings) {
        this.settings = settings;
    }

    /** Takes a movement in; the form counts dollars, so nothing else is counted. */
    public void take(Connection connection, Event event) throws SQLException {
        BigDecimal amount = event.decimal("amount");
        if (!event.text("currency", "").equals(DOLLARS) || amount.signum() <= 0) {
            return;
        }
        CashMovement moved =
                new CashMovement(
                        event.subject(),
                        event.time(),
                        amount,
                        event.text("direction", "in").equals("in"),
                        null,
                        event.text("person", "unknown"),
                        event.text("accountId", "unknown"));
        CashRows.add(
                connection,
                event.institution(),
                event.subjectId().orElseThrow(),
                settings.day(event.time()),
                moved);
    }
}
