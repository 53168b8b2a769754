package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.ScenarioFormat;

/**
 * A snapshot goes on under another build of the engine that has the same format, so builds of one
 * format must decide alike. What this one says of generated payments, by all scenarios of the
 * library, is written down beside the configuration that has the format in it.
 *
 * <p>{@code -Dvigil.mark.write=true} writes it down anew.
 */
class EngineMarkTest {

    private static final Path MARK = Path.of("src/test/resources/engine-mark.txt");
    private static final int COUNT = 6_000;

    @Test
    void buildsOfOneFormatDecideAlike() throws IOException {
        Cores cores = new Cores(CoreSettings.defaults(), ScenarioSet.library());
        Shard shard = Shard.empty(cores, new Fillings(cores, null), 1 << 13);
        List<LogRecord> log = Traffic.of(11, COUNT);
        log.addFirst(
                ScenarioFormat.record(
                        "demo", 1, ScenarioSet.libraryFiles(), new LinkedHashMap<>()));

        List<String> found =
                List.of(
                        "configuration " + cores.configurationHash(),
                        "decisions " + hash(PublicationTest.decide(shard, log, 0)));

        if (Boolean.getBoolean("vigil.mark.write")) {
            Files.write(MARK, found);
        }
        List<String> known = Files.readAllLines(MARK);
        assertThat(found.getFirst())
                .as(
                        "The configuration is another one (the engine's format, or scenarios of the"
                                + " library): write the mark anew, see above")
                .isEqualTo(known.getFirst());
        assertThat(found.getLast())
                .as(
                        "The engine decides otherwise and has the format of before: raise FORMAT in"
                                + " vigil.engine.core.Configuration, or snapshots of the last build would"
                                + " go on under this one; then write the mark anew")
                .isEqualTo(known.getLast());
    }

    private static String hash(List<Decision> decisions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            decisions.forEach(decision ->
                    digest.update(
                            decision.toBuilder()
                                    .clearConfigurationHash()
                                    .clearEngineVersion()
                                    .build()
                                    .toByteArray()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
