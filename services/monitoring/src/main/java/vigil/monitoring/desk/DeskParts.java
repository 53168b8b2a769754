package vigil.monitoring.desk;

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
        TransactionLog log,
        Waiting waiting,
        FirstDecisions firstDecisions) {}
