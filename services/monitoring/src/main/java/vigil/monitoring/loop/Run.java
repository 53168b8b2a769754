package vigil.monitoring.loop;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.monitoring.log.DecisionTail;
import vigil.monitoring.log.Position;
import vigil.monitoring.waiting.Adoptions;
import vigil.monitoring.waiting.Passed;

/** A partition's loop from one restoration to the next: each record to the shard, each step on. */
final class Run {

    private static final Logger log = LoggerFactory.getLogger(Run.class);
    private static final int IDLE_POLLS = 5; // A second without a record.

    /** Records that are decided together: the first of them waits for the last. */
    private static final int TOGETHER = 64;

    private final LoopParts parts;
    private final LoopFigures figures;
    private final Output output;
    private final SnapshotKeeper snapshots;
    private final Shard shard;
    private long next;
    private long lastDecision = DecisionTail.NONE;
    private int emptyPolls;

    Run(LoopParts parts, LoopFigures figures, Output output, Begin begin) {
        this.parts = parts;
        this.figures = figures;
        this.output = output;
        this.snapshots = new SnapshotKeeper(begin.snapshots(), parts.settings(), figures, output);
        this.shard = begin.from().shard();
        this.next = begin.from().next();
    }

    /** What a run begins with. */
    record Begin(Snapshots snapshots, Snapshots.Restored from) {}

    /** The place of the first record that was not taken yet. */
    long next() {
        return next;
    }

    Shard shard() {
        return shard;
    }

    void takeAll(List<ConsumerRecord<String, byte[]>> records) {
        for (int from = 0; from < records.size(); from += TOGETHER) {
            take(records.subList(from, Math.min(records.size(), from + TOGETHER)));
        }
        emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
        snapshots.turn(shard, reached(), emptyPolls >= IDLE_POLLS);
    }

    /** The last one of this run is finished before the run ends. */
    void lastSnapshot() {
        snapshots.last(shard, reached());
    }

    private SnapshotKeeper.Reached reached() {
        return new SnapshotKeeper.Reached(next, lastDecision);
    }

    private void take(List<ConsumerRecord<String, byte[]>> records) {
        List<Shard.Entry> entries = records.stream().map(Run::entry).toList();
        List<Step> steps = shard.take(entries);
        for (int i = 0; i < steps.size(); i++) {
            taken(entries.get(i).position(), steps.get(i));
        }
    }

    private static Shard.Entry entry(ConsumerRecord<String, byte[]> record) {
        return new Shard.Entry(record.value(), new Position(record.partition(), record.offset()));
    }

    private void taken(Position position, Step step) {
        next = position.offset() + 1;
        snapshots.taken();
        switch (step) {
            case Step.Decided decided -> {
                output.take(decided.decision());
                lastDecision = position.offset();
                parts.waiting()
                        .passed(decided.transaction(), new Passed.Decided(decided.decision()));
            }
            case Step.Repeated repeated ->
                    parts.waiting().passed(repeated.transaction(), new Passed.Earlier());
            case Step.Adopted adopted -> tell(adopted.adoption());
            case Step.Noted _ -> {}
            case Step.Unreadable unreadable -> leaveAside(position, unreadable);
        }
    }

    private void tell(Adoptions.Adoption adoption) {
        parts.adoptions().tell(adoption);
        log.atInfo()
                .setMessage("set in force")
                .addKeyValue("of", adoption.kind().word())
                .addKeyValue("institution", adoption.institution())
                .addKeyValue("set", adoption.set())
                .addKeyValue("offset", adoption.position().offset())
                .log();
    }

    private void leaveAside(Position position, Step.Unreadable unreadable) {
        figures.unreadable();
        log.atError()
                .setMessage("record left aside")
                .addKeyValue("partition", position.partition())
                .addKeyValue("offset", position.offset())
                .addKeyValue("cause", unreadable.cause())
                .log();
    }
}
