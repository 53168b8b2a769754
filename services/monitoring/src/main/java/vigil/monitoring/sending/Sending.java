package vigil.monitoring.sending;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;
import vigil.monitoring.desk.DecisionDesk;
import vigil.monitoring.intake.json.JsonReading;
import vigil.monitoring.intake.json.JsonTransactionReader;
import vigil.monitoring.vitals.Vitals;

/** What happens to a body of JSON, whichever way it came in. */
@Component
final class Sending {

    private final Vitals vitals;
    private final JsonTransactionReader json;
    private final RowByRow rows;
    private final Senders senders;

    Sending(Vitals vitals, JsonTransactionReader json, DecisionDesk desk, Senders senders) {
        this.vitals = vitals;
        this.json = json;
        this.rows = new RowByRow(desk);
        this.senders = senders;
    }

    /** A status of HTTP and what stands below it. */
    record Reply(int status, Object content) {}

    /**
     * 200 and a {@link Single} for a transaction that came alone, 207 and {@link Results} for a
     * batch.
     *
     * @throws Refusal of the whole
     */
    Reply reply(Caller caller, HttpServletRequest request) {
        vitals.requireAll();
        JsonReading reading =
                json.read(Body.read(request, JsonTransactionReader.MAX_BYTES, "The body"));
        reading.transactions()
                .refusal()
                .ifPresent(whole -> {
                    throw new Refusal(Bodies.problem(whole));
                });
        List<Result> results = rows.decide(senders.of(caller, request), reading.transactions());
        if (reading.batch()) {
            return new Reply(HttpStatus.MULTI_STATUS.value(), new Results(null, results));
        }
        Result only = results.getFirst();
        if (only.problem() != null) {
            throw new Refusal(Bodies.withoutRows(only.problem()));
        }
        return new Reply(HttpStatus.OK.value(), new Single(only.decision(), only.warnings()));
    }
}
