package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Transaction;
import vigil.engine.scenarios.ScenarioSet;

class AdoptionTest {
    private static final int CHANGE = 12_000;
    private final List<Transaction> stream = Streams.random(21, 2_000, 20_000, 30);

    /** Some scenarios fewer, one in another version. */
    private static ScenarioSet changed() {
        SequencedMap<String, String> files = new LinkedHashMap<>(ScenarioSet.builtInFiles());
        files.remove("crypto-exit.yaml");
        files.computeIfPresent(
                "fan-out-to-strangers.yaml",
                (file, text) -> text.replace("version: 1", "version: 2"));
        return ScenarioSet.of(files);
    }

    @Test
    void filesAsTextAreTheSameSet() {
        ScenarioSet files = ScenarioSet.of(ScenarioSet.builtInFiles());

        assertThat(files.content()).isEqualTo(ScenarioSet.builtIn().content());
        assertThat(files.names()).isEqualTo(ScenarioSet.builtIn().names());
    }

    @Test
    void decisionsBeforeUseTheOldSetAndThoseAfterTheNewOne() throws IOException {
        List<Decision> old = Streams.decisions(Streams.core(), stream);

        Core core = Streams.core();
        List<Decision> decisions = Streams.decisions(core, stream.subList(0, CHANGE));
        byte[] before = snapshot(core);
        core.adopt(changed());
        List<Decision> after = Streams.decisions(core, stream.subList(CHANGE, stream.size()));

        assertThat(decisions.toString()).isEqualTo(old.subList(0, CHANGE).toString());
        Core restored =
                Core.fromSnapshot(
                        CoreSettings.defaults(), changed(), new ByteArrayInputStream(before));
        assertThat(after.toString())
                .isEqualTo(
                        Streams.decisions(restored, stream.subList(CHANGE, stream.size()))
                                .toString());
        assertThat(scenarios(after)).doesNotContain("crypto-exit 1", "fan-out-to-strangers 1");
        assertThat(scenarios(decisions)).contains("crypto-exit 1", "fan-out-to-strangers 1");
        assertThat(core.configurationHash())
                .isEqualTo(Core.empty(CoreSettings.defaults(), changed()).configurationHash())
                .isNotEqualTo(Streams.core().configurationHash());
    }

    @Test
    void anAlertOfBeforeIsJoinedAfterwards() {
        Core core = Streams.core();
        List<Decision> before = Streams.decisions(core, stream.subList(0, CHANGE));
        core.adopt(changed());
        List<Decision> after = Streams.decisions(core, stream.subList(CHANGE, stream.size()));

        List<Object> opened =
                before.stream()
                        .flatMap(decision -> decision.hits().stream())
                        .filter(Hit::opensAlert)
                        .map(hit -> (Object) hit.alert())
                        .toList();
        assertThat(
                        after.stream()
                                .flatMap(decision -> decision.hits().stream())
                                .filter(hit -> hit.alert() != null && !hit.opensAlert())
                                .map(hit -> (Object) hit.alert()))
                .containsAnyElementsOf(opened);
    }

    @Test
    void aSetInShadowChangesNoDecision() {
        List<Decision> alone = Streams.decisions(Streams.core(), stream);

        Core core = Streams.core();
        core.adopt(core.scenarios(), changed());
        List<Decision> watched = new ArrayList<>();
        List<Hit> inShadow = new ArrayList<>();
        for (Transaction transaction : stream) {
            watched.add(core.decide(transaction));
            inShadow.addAll(core.shadowHits());
        }

        assertThat(watched.toString()).isEqualTo(alone.toString());
        Core live = Core.empty(CoreSettings.defaults(), changed());
        assertThat(inShadow.toString())
                .isEqualTo(
                        Streams.decisions(live, stream).stream()
                                .flatMap(decision -> decision.hits().stream())
                                .toList()
                                .toString());
    }

    @Test
    void theShadowGoesOnBehindASnapshot() throws IOException {
        Core straight = Streams.core();
        straight.adopt(straight.scenarios(), changed());
        watch(straight, stream.subList(0, CHANGE));
        byte[] snapshot = snapshot(straight);
        Core restored =
                Core.fromSnapshot(
                        CoreSettings.defaults(),
                        ScenarioSet.builtIn(),
                        changed(),
                        new ByteArrayInputStream(snapshot));

        List<Transaction> rest = stream.subList(CHANGE, stream.size());
        assertThat(watch(restored, rest).toString()).isEqualTo(watch(straight, rest).toString());
        assertThat(snapshot(restored)).isEqualTo(snapshot(straight));
    }

    @Test
    void anEmptySetEndsTheShadow() {
        Core core = Streams.core();
        core.adopt(core.scenarios(), changed());
        core.adopt(core.scenarios(), ScenarioSet.of(new LinkedHashMap<>()));

        assertThat(watch(core, stream)).isEmpty();
    }

    private static List<Hit> watch(Core core, List<Transaction> stream) {
        List<Hit> hits = new ArrayList<>();
        for (Transaction transaction : stream) {
            core.decide(transaction);
            hits.addAll(core.shadowHits());
        }
        return hits;
    }

    private static List<String> scenarios(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.hits().stream())
                .map(hit -> hit.scenario() + " " + hit.version())
                .distinct()
                .toList();
    }

    private static byte[] snapshot(Core core) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        core.writeSnapshot(out);
        return out.toByteArray();
    }
}
