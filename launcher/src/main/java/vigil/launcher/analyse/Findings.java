package vigil.launcher.analyse;

import java.io.IOException;
import vigil.engine.Decision;
import vigil.launcher.analyse.transactions.FileRecord.Refused;
import vigil.launcher.analyse.transactions.FileRecord.Taken;

/** Somebody who is told what an analysis finds, in the order of the file. */
interface Findings {
    void refused(Refused refused) throws IOException;

    /** Before the transaction's alerts. */
    void decided(Taken taken, Decision decision) throws IOException;

    void alert(Taken taken, Alert alert) throws IOException;
}
