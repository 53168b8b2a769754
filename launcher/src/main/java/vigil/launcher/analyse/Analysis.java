package vigil.launcher.analyse;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import vigil.contracts.csv.RowFailure;
import vigil.engine.AlertId;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.TransactionId;
import vigil.engine.core.Core;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.FileRecord.Refused;
import vigil.launcher.analyse.transactions.FileRecord.Taken;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.terminal.Progress;

/** Walks a file through a core and tells what comes out. */
final class Analysis {
    private final TransactionFile file;
    private final Core core;
    private final List<Findings> listeners;
    private final Progress progress;

    Analysis(TransactionFile file, Core core, List<Findings> listeners, Progress progress) {
        this.file = file;
        this.core = core;
        this.listeners = List.copyOf(listeners);
        this.progress = progress;
    }

    void run() throws IOException {
        for (FileRecord record = file.next(); record != null; record = file.next()) {
            switch (record) {
                case Taken taken -> decide(taken);
                case Refused refused -> refuse(refused);
            }
            progress.step(file.readShare());
        }
        progress.end();
    }

    private void decide(Taken taken) throws IOException {
        Decision decision;
        try {
            decision = core.decide(taken.transaction());
        } catch (IllegalArgumentException e) {
            refuse(
                    new Refused(
                            new RowFailure(
                                    taken.row(), "row", "is impossible: " + e.getMessage())));
            return;
        }
        for (Findings listener : listeners) {
            listener.decided(taken, decision);
        }
        for (Hit hit : decision.hits()) {
            AlertId id = hit.alert();
            if (hit.opensAlert() && id != null) {
                raise(taken, alert(taken, hit, id));
            }
        }
    }

    private void raise(Taken taken, Alert alert) throws IOException {
        for (Findings listener : listeners) {
            listener.alert(taken, alert);
        }
    }

    private void refuse(Refused refused) throws IOException {
        for (Findings listener : listeners) {
            listener.refused(refused);
        }
    }

    private Alert alert(Taken taken, Hit hit, AlertId id) {
        return new Alert(
                name(id),
                hit.scenario(),
                hit.typology(),
                hit.score(),
                hit.reason(),
                file.accountName(hit.subject()),
                Instant.ofEpochMilli(taken.transaction().eventTimeMillis()),
                taken.row(),
                rows(hit));
    }

    static String name(AlertId id) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(id.high()) + hex.toHexDigits(id.low());
    }

    static List<Long> rows(Hit hit) {
        return hit.evidence().stream().map(TransactionId::low).toList();
    }
}
