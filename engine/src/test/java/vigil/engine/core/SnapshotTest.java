package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.engine.Decision;
import vigil.engine.Transaction;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.snapshots.SnapshotException;

class SnapshotTest {
    private static final ScenarioSet SCENARIOS = ScenarioSet.builtIn();
    private static final CoreSettings SETTINGS = CoreSettings.defaults();
    private final List<Transaction> stream = Streams.random(11, 3_000, 40_000, 30);

    private static byte[] snapshot(Core core) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        core.writeSnapshot(out);
        return out.toByteArray();
    }

    private static Core restored(byte[] snapshot) throws IOException {
        return Core.fromSnapshot(SETTINGS, SCENARIOS, new ByteArrayInputStream(snapshot));
    }

    @Test
    void theSameStreamGivesTheSameDecisions() {
        List<Decision> once = Streams.decisions(Streams.core(), stream);
        List<Decision> twice = Streams.decisions(Streams.core(), stream);

        assertThat(twice.toString()).isEqualTo(once.toString());
        assertThat(once.stream().mapToInt(d -> d.hits().size()).sum()).isGreaterThan(100);
        assertThat(once.stream().filter(Decision::late).count()).isGreaterThan(1_000);
    }

    @Test
    void transactionsInARowAreDecidedAsOneByOne() throws IOException {
        Core oneByOne = Streams.core();
        Core inARow = Streams.core();
        List<String> expected = new ArrayList<>();
        for (Transaction transaction : stream) {
            expected.add(oneByOne.decide(transaction) + " " + oneByOne.moment().end());
        }
        List<String> decided = new ArrayList<>();
        inARow.decide(stream, d -> decided.add(d + " " + inARow.moment().end()));

        assertThat(decided).isEqualTo(expected);
        assertThat(snapshot(inARow)).isEqualTo(snapshot(oneByOne));
    }

    @Test
    void aRestoredCoreGoesOnAsIfNothingHadHappened() throws IOException {
        List<Decision> uninterrupted = Streams.decisions(Streams.core(), stream);
        Core first = Streams.core();
        Streams.decisions(first, stream.subList(0, 23_456));
        byte[] snapshot = snapshot(first);
        Core second = restored(snapshot);
        List<Decision> rest = Streams.decisions(second, stream.subList(23_456, 40_000));

        assertThat(rest.toString()).isEqualTo(uninterrupted.subList(23_456, 40_000).toString());
        Core straight = Streams.core();
        Streams.decisions(straight, stream);
        assertThat(second.statistics()).isEqualTo(straight.statistics());
        assertThat(snapshot(second)).isEqualTo(snapshot(straight));
    }

    @Test
    void aTruncatedSnapshotIsRefusedWhereverItEnds() throws IOException {
        Core core = Streams.core();
        Streams.decisions(core, stream.subList(0, 500));
        byte[] whole = snapshot(core);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> restored(part)).isInstanceOf(SnapshotException.class);
        }
        byte[] almost = Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> restored(almost)).hasMessage("The snapshot is truncated");
    }

    @Test
    void anAlteredSnapshotIsRefusedWhereverItWasAltered() throws IOException {
        Core core = Streams.core();
        Streams.decisions(core, stream.subList(0, 500));
        byte[] whole = snapshot(core);
        for (int at = 0; at < whole.length; at += 1 + whole.length / 80) {
            byte[] altered = whole.clone();
            altered[at] ^= 0x55;
            assertThatThrownBy(() -> restored(altered))
                    .as("byte %s", at)
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageMatching("The snapshot (is|was) .*");
        }
    }

    @Test
    void aSnapshotOfOtherSettingsIsRefused() throws IOException {
        byte[] whole = snapshot(Streams.core());
        CoreSettings other = SETTINGS.withWindow(Duration.ofDays(6));

        assertThatThrownBy(
                        () -> Core.fromSnapshot(other, SCENARIOS, new ByteArrayInputStream(whole)))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("other settings");
    }

    @Test
    void theConfigurationHashChangesWithSettingsAndScenarios() {
        String hash = Streams.core().configurationHash();

        assertThat(hash).hasSize(64).isEqualTo(Streams.core().configurationHash());
        assertThat(
                        Core.empty(SETTINGS.withWindow(Duration.ofDays(6)), SCENARIOS)
                                .configurationHash())
                .isNotEqualTo(hash);
        assertThat(Core.empty(SETTINGS, SCENARIOS.only("round-trip")).configurationHash())
                .isNotEqualTo(hash);
    }
}
