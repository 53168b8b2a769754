package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.engine.Transaction;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.Lineup;

class ReplicasTest {
    private static final int COUNT = 12_000;

    /** What each transaction must get: of one core that decides one after the other. */
    private static final class Expected {
        private final Core core;
        private final List<String> said = new ArrayList<>();

        Expected(ScenarioSet scenarios) {
            core = Core.empty(CoreSettings.defaults(), scenarios);
        }

        void take(List<Transaction> some) {
            for (Transaction transaction : some) {
                String decision = core.decide(transaction).toString();
                said.add(decision + core.shadowHits() + core.challengerScore());
            }
        }
    }

    private static List<String> said(Replicas replicas, List<Transaction> some) {
        return replicas.decide(some).stream()
                .map(said -> said.decision() + said.shadowHits().toString() + said.challenger())
                .toList();
    }

    /**
     * One core from their snapshot, which need not have the bytes of a core's own: what is asked
     * for is tidied.
     */
    private static Core restored(Replicas replicas, ScenarioSet inForce, ScenarioSet inShadow)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        replicas.writeSnapshot(out);
        return Core.fromSnapshot(
                CoreSettings.defaults(),
                inForce,
                inShadow,
                new ByteArrayInputStream(out.toByteArray()));
    }

    /** Rounds of any length, among them many that are not shared out. */
    private static List<List<Transaction>> rounds(List<Transaction> stream, long seed) {
        Random random = new Random(seed);
        List<List<Transaction>> rounds = new ArrayList<>();
        for (int from = 0; from < stream.size(); ) {
            int length = random.nextBoolean() ? 1 + random.nextInt(4) : random.nextInt(300);
            int to = Math.min(stream.size(), from + length);
            rounds.add(stream.subList(from, to));
            from = to;
        }
        return rounds;
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "3,1", "2,2", "3,2", "5,3"})
    void theySayTogetherWhatOneCoreSays(int count, long seed) throws IOException {
        List<Transaction> all = Streams.random(seed, 1_500, COUNT + COUNT / 4, 30);
        List<Transaction> stream = all.subList(0, COUNT);
        Expected expected = new Expected(ScenarioSet.library());
        Lineup models = new Lineup(TestModels.telling(1), TestModels.thousand(2));
        expected.core.adopt(ScenarioSet.library(), ScenarioSet.builtIn());
        expected.core.adopt(models);
        List<String> said = new ArrayList<>();
        Replicas replicas =
                Replicas.of(Core.empty(CoreSettings.defaults(), ScenarioSet.library()), count);
        replicas.adopt(core -> core.adopt(ScenarioSet.library(), ScenarioSet.builtIn()));
        replicas.adopt(core -> core.adopt(models));
        for (List<Transaction> round : rounds(stream, seed)) {
            said.addAll(said(replicas, round));
        }
        expected.take(stream);

        assertThat(said).isEqualTo(expected.said);
        assertThat(replicas.first().statistics()).isEqualTo(expected.core.statistics());
        Core next = restored(replicas, ScenarioSet.library(), ScenarioSet.builtIn());
        next.adopt(models);
        for (Transaction transaction : all.subList(COUNT, all.size())) {
            assertThat(next.decide(transaction)).isEqualTo(expected.core.decide(transaction));
        }
        assertThat(said).anyMatch(words -> words.contains("opensAlert=true"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theyGoOnFromASnapshotOfAnyNumberOfThem(int count) throws IOException {
        List<Transaction> stream = Streams.random(7, 1_500, COUNT, 30);
        Expected expected = new Expected(ScenarioSet.builtIn());
        expected.take(stream.subList(0, COUNT / 2));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        expected.core.writeSnapshot(out);
        Core restored =
                Core.fromSnapshot(
                        CoreSettings.defaults(),
                        ScenarioSet.builtIn(),
                        new ByteArrayInputStream(out.toByteArray()));
        expected.said.clear();
        expected.take(stream.subList(COUNT / 2, COUNT));
        Replicas replicas = Replicas.of(restored, count);
        List<String> said = new ArrayList<>();
        for (List<Transaction> round : rounds(stream.subList(COUNT / 2, COUNT), 3)) {
            said.addAll(said(replicas, round));
        }

        assertThat(said).isEqualTo(expected.said);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anImpossibleTransactionStopsNobody(int count) {
        List<Transaction> stream = new ArrayList<>(Streams.random(9, 300, 400, 10));
        Expected expected = new Expected(ScenarioSet.builtIn());
        expected.take(stream);
        stream.add(200, Streams.payment(1_000_000, Streams.START, 0, 2, 100));
        Replicas replicas =
                Replicas.of(Core.empty(CoreSettings.defaults(), ScenarioSet.builtIn()), count);
        List<Replicas.Said> said = new ArrayList<>(replicas.decide(stream));
        Replicas.Said impossible = said.remove(200);

        assertThat(impossible.decision()).isNull();
        assertThat(impossible.failure()).isInstanceOf(IllegalArgumentException.class);
        assertThat(said.stream().map(one -> one.decision() + "[]null").toList())
                .isEqualTo(expected.said);
    }

    @Test
    void thereIsAtLeastOne() {
        Core core = Streams.core();

        assertThatThrownBy(() -> Replicas.of(core, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
