package vigil.monitoring.desk;

import java.util.function.Consumer;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.parties.Parties;
import vigil.monitoring.store.GroupCommit;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.waiting.Waiting;

/** What the desk works with. */
public record DeskParts(
        Preparation preparation,
        Parties parties,
        GroupCommit store,
        WayIn wayIn,
        FirstDecisions firstDecisions) {

    /**
     * A payment's way into the log and out of it.
     *
     * @param judged called before a payment of an institution is taken: what judges it stands in
     *     the log, or the payment is refused
     */
    public record WayIn(TransactionLog log, Waiting waiting, Consumer<InstitutionId> judged) {}

    public TransactionLog log() {
        return wayIn.log();
    }

    public Waiting waiting() {
        return wayIn.waiting();
    }

    public Consumer<InstitutionId> judged() {
        return wayIn.judged();
    }
}
