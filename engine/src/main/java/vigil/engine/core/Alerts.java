package vigil.engine.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import vigil.engine.AlertId;
import vigil.engine.TransactionId;
import vigil.engine.scenarios.Scenario;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * The alerts still open for joining: at most one for each scenario and subject within the
 * scenario's suppression.
 */
final class Alerts {
    private static final int LONGEST_NAME = 256;
    private static final int MOST = 1 << 26;

    private final LinkedHashMap<Key, Opened> open = new LinkedHashMap<>();
    private long opened;

    private record Key(String scenario, long subject) {}

    /**
     * @param keptUntil the clock after which nothing joins any more
     */
    private record Opened(AlertId alert, long at, long keptUntil) {}

    /** An alert and whether the hit opens it. */
    record Raised(AlertId alert, boolean opens) {}

    /** Where hits become alerts. */
    interface Raising {
        /** Joins a hit to the alert of its subject, or opens one. */
        Raised raise(Source source, long subject, TransactionId transaction, Instant when);
    }

    Raised raise(Source source, long subject, TransactionId transaction, Instant when) {
        forget(when.clock());
        Key key = new Key(source.name(), subject);
        Opened before = open.get(key);
        Duration suppression = source.suppression();
        if (before != null && Math.abs(when.asOf() - before.at()) < suppression.toMillis()) {
            return new Raised(before.alert(), false);
        }
        AlertId alert = name(source.name(), subject, transaction);
        open.remove(key);
        open.put(key, new Opened(alert, when.asOf(), when.clock() + suppression.toMillis()));
        opened++;
        return new Raised(alert, true);
    }

    /**
     * What raises alerts.
     *
     * @param suppression how long after an alert on the same subject further hits join it
     */
    record Source(String name, Duration suppression) {
        static Source of(Scenario scenario) {
            return new Source(scenario.id(), scenario.suppression());
        }
    }

    /** The end of the windows, and the clock. */
    record Instant(long asOf, long clock) {}

    private void forget(long clock) {
        Iterator<Opened> oldest = open.values().iterator();
        while (oldest.hasNext() && oldest.next().keptUntil() < clock) {
            oldest.remove();
        }
    }

    private static AlertId name(String scenario, long subject, TransactionId transaction) {
        String text = scenario + '|' + subject + '|' + transaction.high() + '|' + transaction.low();
        java.nio.ByteBuffer hash =
                java.nio.ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        return new AlertId(hash.getLong(), hash.getLong());
    }

    long opened() {
        return opened;
    }

    void write(SnapshotWriter out) throws IOException {
        out.section("alerts");
        out.number(opened);
        out.number(open.size());
        for (var entry : open.entrySet()) {
            out.bytes(entry.getKey().scenario().getBytes(StandardCharsets.UTF_8));
            out.number(entry.getKey().subject());
            out.number(entry.getValue().alert().high());
            out.number(entry.getValue().alert().low());
            out.number(entry.getValue().at());
            out.number(entry.getValue().keptUntil());
        }
    }

    void read(SnapshotReader in) throws IOException {
        in.section("alerts");
        opened = in.number();
        int count = in.count(MOST);
        for (int i = 0; i < count; i++) {
            String scenario = new String(in.bytes(LONGEST_NAME), StandardCharsets.UTF_8);
            Key key = new Key(scenario, in.number());
            open.put(
                    key,
                    new Opened(new AlertId(in.number(), in.number()), in.number(), in.number()));
        }
    }
}
