package vigil.monitoring.feedback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vigil.kernel.outbox.EventFollower;
import vigil.kernel.outbox.EventFollower.Event;

/** What officers have decided becomes labels, in the process that leads. */
public final class Feedback implements EventFollower.Effect {

    private final BooleanSupplier leading;

    public Feedback(BooleanSupplier leading) {
        this.leading = leading;
    }

    @Override
    public boolean isTurn() {
        return leading.getAsBoolean();
    }

    @Override
    public boolean concerns(Event event) {
        return Verdict.of(event).isPresent();
    }

    @Override
    public void take(Connection connection, Event event) throws SQLException {
        Optional<Verdict> verdict = Verdict.of(event);
        if (verdict.isEmpty()) {
            return;
        }
        if (verdict.get().reopens()) {
            Labels.remove(connection, verdict.get().alert());
        } else {
            Labels.put(connection, verdict.get());
        }
    }
}
