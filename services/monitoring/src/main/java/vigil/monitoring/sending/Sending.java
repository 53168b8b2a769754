package vigil.monitoring.sending;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.desk.DecisionDesk;
import vigil.monitoring.intake.json.JsonReading;
import vigil.monitoring.intake.json.JsonTransactionReader;

/** What happens to a body of JSON, whichever way it came in. */
@Component
final class Sending {

    private final JsonTransactionReader json;
    private final RowByRow rows;

    Sending(JsonTransactionReader json, DecisionDesk desk) {
        this.json = json;
        this.rows = new RowByRow(desk);
    }

    /**
     * The answer: {@link Single} for a transaction that came alone, {@link Results} for a batch.
     */
    Object answer(InstitutionId institution, byte[] body) {
        JsonReading reading = json.read(body);
        reading.transactions()
                .refusal()
                .ifPresent(whole -> {
                    throw new Refusal(Bodies.problem(whole));
                });
        List<Result> results = rows.decide(institution, reading.transactions());
        if (reading.batch()) {
            return new Results(null, results);
        }
        Result only = results.getFirst();
        if (only.problem() != null) {
            throw new Refusal(Bodies.withoutRows(only.problem()));
        }
        return new Single(only.decision(), only.warnings());
    }
}
