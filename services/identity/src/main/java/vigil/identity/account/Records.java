package vigil.identity.account;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.identity.officers.Officer;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;

/** Lets an officer's change and its evidence be one transaction. */
@Component
class Records {

    private final Evidence evidence;
    private final TransactionTemplate transaction;

    Records(Evidence evidence, TransactionTemplate transaction) {
        this.evidence = evidence;
        this.transaction = transaction;
    }

    /**
     * @param verb of the act, whose object is the officer
     */
    void change(Officer officer, String verb, Runnable change) {
        change(
                officer,
                verb,
                Map.of(),
                () -> {
                    change.run();
                    return true;
                });
    }

    /** Leaves evidence only when something was changed. */
    boolean change(
            Officer officer,
            String verb,
            Map<String, String> details,
            java.util.function.BooleanSupplier change) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    boolean changed = change.getAsBoolean();
                    if (changed) {
                        evidence.record(
                                new Act(
                                        officer.institution(),
                                        officer.id(),
                                        verb,
                                        officer.id(),
                                        details));
                    }
                    return changed;
                }));
    }
}
