package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.Topics;
import vigil.monitoring.log.TransactionLog;
import vigil.testkit.Broker;
import vigil.testkit.Until;

/**
 * Whatever becomes of the processes meanwhile, and however many cores share the questions out, the
 * decisions in the topic are those of one core that was never disturbed, byte for byte: each once,
 * in order, none missing.
 */
class ReplayEqualityTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int COUNT = 1_800;

    @TempDir private Path folder;
    private final String name = "equal-" + NUMBER.incrementAndGet();
    private final LogSettings settings = settings(name, name + "-decisions");
    private final Topics topics = Topics.ensure(Broker.bootstrap(), settings);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRestartFromASnapshotChangesNoByte(long seed) {
        List<LogRecord> log = Traffic.of(seed, COUNT);
        for (int part = 0; part < 3; part++) {
            try (LoopProcess process = leader("only")) {
                append(log.subList(part * COUNT / 3, (part + 1) * COUNT / 3));
                untilDecided((part + 1) * COUNT / 3);
                Until.holds("a snapshot", () -> process.snapshots() > 0);
            }
            assertThat(snapshots("only")).isNotEmpty();
        }

        assertThat(decisions()).isEqualTo(undisturbed());
    }

    @Test
    void aSnapshotIsTakenInTimeHoweverFewRecordsComeIn() {
        LoopSettings settings =
                new LoopSettings(1 << 12, 1_000_000, 2_000_000, Duration.ofMillis(1), 2, 1);
        try (LoopProcess process = LoopProcess.alone(topics, folder.resolve("slow"), settings)) {
            append(Traffic.of(1, 20));
            Until.holds("a snapshot", () -> process.snapshots() > 0);
        }
        assertThat(snapshots("slow")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTakeoverByAStandbyChangesNoByte(long seed) {
        List<LogRecord> log = Traffic.of(seed, COUNT);
        try (LoopProcess first = leader("first");
                LoopProcess second = LoopProcess.standby(topics, folder.resolve("second"))) {
            append(log.subList(0, COUNT / 3));
            untilDecided(COUNT / 3);
            Until.holds("the standby has followed", () -> second.taken() == COUNT / 3);
            assertThat(second.isWriting()).isFalse();
            Until.holds("it could lead", second::isAbreast);

            append(log.subList(COUNT / 3, COUNT * 2 / 3));
            second.baton().take(); // The first one does not know yet.
            Until.holds("the standby writes", second::isWriting);
            first.baton().drop();
            append(log.subList(COUNT * 2 / 3, COUNT));
            untilDecided(COUNT);
            Until.holds(
                    "the old leader follows", () -> first.taken() == COUNT && !first.isWriting());
        }

        assertThat(decisions()).isEqualTo(undisturbed());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aShardThatMovesToAnotherProcessChangesNoByte(long seed) {
        List<LogRecord> log = Traffic.of(seed, COUNT);
        int moved = topics.partition(new InstitutionId("demo"));
        int staying = 1 - moved;
        try (LoopProcess here = leader("here", staying)) {
            try (LoopProcess old = leader("old-home", moved)) {
                append(log.subList(0, COUNT / 2));
                untilDecided(COUNT / 2);
                assertThat(here.taken() + old.taken()).isEqualTo(COUNT / 2);
            }
            copySnapshots("old-home", "new-home");
            try (LoopProcess there = leader("new-home", moved)) {
                append(log.subList(COUNT / 2, COUNT));
                untilDecided(COUNT);
                assertThat(here.taken() + there.taken()).isEqualTo(COUNT);
            }
        }

        assertThat(decisions()).isEqualTo(undisturbed());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void recordsThatAreDeliveredTwiceChangeNoDecision(long seed) {
        List<LogRecord> log = Traffic.of(seed, COUNT);
        List<LogRecord> twice = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            twice.add(log.get(i));
            if (i % 3 == 0) {
                twice.add(log.get(i * 2 / 3)); // Some at once, most of them later.
            }
        }
        try (LoopProcess process = leader("twice")) {
            append(twice);
            untilDecided(COUNT);
            Until.holds("all is taken", () -> process.taken() == twice.size());
        }
        List<String> fromTwice = withoutPlaces(settings.decisionsTopic());
        assertThat(decisions()).isEqualTo(undisturbed());

        Topics once =
                Topics.ensure(
                        Broker.bootstrap(), settings(name + "-once", name + "-once-decisions"));
        append(once, log);
        try (LoopProcess process =
                LoopProcess.leader(once, folder.resolve("once"), LoopProcess.all(once))) {
            Until.holds("it writes", process::isWriting);
            untilDecided(once, COUNT);
        }
        assertThat(fromTwice).isEqualTo(withoutPlaces(once.decisions()));
    }

    private LoopProcess leader(String state) {
        return leader(state, LoopProcess.all(topics));
    }

    private LoopProcess leader(String state, int... partitions) {
        return LoopProcess.leader(topics, folder.resolve(state), partitions);
    }

    private void append(List<LogRecord> records) {
        append(topics, records);
    }

    private void append(Topics to, List<LogRecord> records) {
        try (TransactionLog log = new TransactionLog(Broker.bootstrap(), to, settings)) {
            List<CompletableFuture<Position>> appended = new ArrayList<>();
            for (LogRecord record : records) {
                appended.add(log.append(new InstitutionId(record.getInstitution()), record));
            }
            appended.forEach(CompletableFuture::join);
        }
    }

    private void untilDecided(int count) {
        untilDecided(topics, count);
    }

    private static void untilDecided(Topics of, int count) {
        Until.holds(count + " are decided", () -> Broker.read(of.decisions()).size() >= count);
    }

    private List<String> decisions() {
        return bytes(settings.decisionsTopic());
    }

    /** Of one process with one core over the whole log, into a topic of its own. */
    private List<String> undisturbed() {
        Topics own = Topics.ensure(Broker.bootstrap(), settings(name, name + "-undisturbed"));
        try (LoopProcess process = LoopProcess.alone(own, folder.resolve("undisturbed"))) {
            Until.holds("it writes", process::isWriting);
            untilDecided(own, COUNT);
        }
        return bytes(own.decisions());
    }

    /** Partition by partition, in the order of the topic. */
    private static List<String> bytes(String topic) {
        List<String> bytes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Broker.read(topic)) {
            bytes.add(record.partition() + ":" + Arrays.toString(record.value()));
        }
        assertThat(bytes).hasSize(COUNT);
        return bytes;
    }

    /** A record that stands there twice moves those behind it: places are left out. */
    private static List<String> withoutPlaces(String topic) {
        List<String> bytes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Broker.read(topic)) {
            try {
                Decision decision = Decision.parseFrom(record.value());
                bytes.add(
                        record.partition()
                                + ":"
                                + Arrays.toString(
                                        decision.toBuilder().clearOffset().build().toByteArray()));
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return bytes;
    }

    private List<Path> snapshots(String state) {
        try (Stream<Path> files = Files.walk(folder.resolve(state))) {
            return files.filter(file -> file.toString().endsWith(".snapshot")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copySnapshots(String from, String to) {
        assertThat(snapshots(from)).isNotEmpty();
        try {
            for (Path file : snapshots(from)) {
                Path copy = folder.resolve(to).resolve(folder.resolve(from).relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LogSettings settings(String log, String decisions) {
        return new LogSettings(log, decisions, 2, (short) 1, Duration.ofSeconds(60));
    }
}
