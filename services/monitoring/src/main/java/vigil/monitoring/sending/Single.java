package vigil.monitoring.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.decisions.DecisionView;

/**
 * The answer to a transaction that came alone: its decision, and what was odd about it.
 *
 * @param warnings absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Single(@JsonUnwrapped @Nullable DecisionView decision, List<Remark> warnings) {}
