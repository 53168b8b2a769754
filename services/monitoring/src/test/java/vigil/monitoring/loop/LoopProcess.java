package vigil.monitoring.loop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.Topics;
import vigil.monitoring.waiting.Adoptions;
import vigil.monitoring.waiting.Waiting;
import vigil.testkit.Broker;

/**
 * The loops of one process, two cores for each institution, with a folder and a lead of its own.
 */
final class LoopProcess implements AutoCloseable {

    static final LoopSettings SETTINGS =
            new LoopSettings(1 << 12, 100, 300, Duration.ofMinutes(30), 2, 1);

    private static final Cores ONE = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn());
    private static final Cores TWO = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn(), 2);

    private final Baton baton;
    private final List<PartitionLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private LoopProcess(Cores cores, Topics topics, Path state, Baton baton, int... partitions) {
        this(cores, topics, state, baton, SETTINGS, partitions);
    }

    private LoopProcess(
            Cores cores,
            Topics topics,
            Path state,
            Baton baton,
            LoopSettings settings,
            int... partitions) {
        this.baton = baton;
        LoopParts parts =
                new LoopParts(
                        Broker.bootstrap(),
                        topics,
                        cores,
                        settings,
                        state,
                        new Waiting(),
                        baton,
                        new Adoptions(),
                        new Fillings(cores, null));
        for (int partition : partitions) {
            PartitionLoop loop = new PartitionLoop(parts, partition);
            loop.open();
            loops.add(loop);
            threads.add(Thread.ofPlatform().start(loop));
        }
    }

    static LoopProcess leader(Topics topics, Path state, int... partitions) {
        return new LoopProcess(TWO, topics, state, new Baton(true), partitions);
    }

    /** One that leads all partitions, a single core for each institution. */
    static LoopProcess alone(Topics topics, Path state) {
        return new LoopProcess(ONE, topics, state, new Baton(true), all(topics));
    }

    /** The same with other settings. */
    static LoopProcess alone(Topics topics, Path state, LoopSettings settings) {
        return new LoopProcess(ONE, topics, state, new Baton(true), settings, all(topics));
    }

    static LoopProcess standby(Topics topics, Path state) {
        return new LoopProcess(TWO, topics, state, new Baton(false), all(topics));
    }

    static int[] all(Topics topics) {
        return IntStream.range(0, topics.partitions()).toArray();
    }

    Baton baton() {
        return baton;
    }

    /** Records taken, of all its partitions. */
    long taken() {
        return loops.stream().mapToLong(PartitionLoop::next).sum();
    }

    long snapshots() {
        return loops.stream().mapToLong(loop -> loop.figures().snapshots()).sum();
    }

    boolean isAbreast() {
        return loops.stream().allMatch(loop -> loop.figures().isAbreast());
    }

    boolean isWriting() {
        return loops.stream().allMatch(loop -> loop.figures().isCaughtUp());
    }

    @Override
    public void close() {
        loops.forEach(PartitionLoop::stop);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
