package vigil.monitoring.desk;

import java.util.function.Consumer;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.parties.Parties;
import vigil.monitoring.store.GroupCommit;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.waiting.Waiting;

/**
 * What the desk works with.
 *
 * @param judged called before a payment of an institution is taken: what judges it stands in the
 *     log, or the payment is refused
 */
public record DeskParts(
        Preparation preparation,
        Parties parties,
        GroupCommit store,
        TransactionLog log,
        Waiting waiting,
        FirstDecisions firstDecisions,
        Consumer<InstitutionId> judged) {}
