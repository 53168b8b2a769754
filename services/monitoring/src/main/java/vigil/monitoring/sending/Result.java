package vigil.monitoring.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.Problem;
import vigil.monitoring.decisions.DecisionView;

/**
 * What became of one row of a batch or message.
 *
 * @param row from 0, in the order of the request
 * @param status as if the row had come alone: 200, 409, 422, 503
 * @param decision on a transaction that was taken
 * @param statusReport on a status report that was taken
 * @param problem why the row was refused
 * @param warnings what was odd and taken all the same
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Result(
        @JsonInclude(JsonInclude.Include.ALWAYS) long row,
        @JsonInclude(JsonInclude.Include.ALWAYS) int status,
        @Nullable DecisionView decision,
        @Nullable StatusReceipt statusReport,
        @Nullable Problem problem,
        List<Remark> warnings) {

    static Result decided(long row, DecisionView decision, List<Remark> warnings) {
        return new Result(row, 200, decision, null, null, warnings);
    }

    static Result filed(long row, StatusReceipt receipt, List<Remark> warnings) {
        return new Result(row, 200, null, receipt, null, warnings);
    }

    static Result refused(long row, Problem problem, List<Remark> warnings) {
        return new Result(row, problem.status(), null, null, problem, warnings);
    }
}
