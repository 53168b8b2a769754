package vigil.monitoring.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;

/** Makes cores that all decide by the same settings and scenarios. */
public final class Cores {

    private static final String ENGINE_VERSION = "0.1.0";

    private final CoreSettings settings;
    private final ScenarioSet scenarios;
    private final String configurationHash;
    private final String codeHash = hashOfCode();

    public Cores(CoreSettings settings, ScenarioSet scenarios) {
        this.settings = settings;
        this.scenarios = scenarios;
        this.configurationHash = empty().configurationHash();
    }

    Core empty() {
        return Core.empty(settings, scenarios);
    }

    Core fromSnapshot(InputStream snapshot) throws IOException {
        return Core.fromSnapshot(settings, scenarios, snapshot);
    }

    public String configurationHash() {
        return configurationHash;
    }

    public String engineVersion() {
        return ENGINE_VERSION;
    }

    /**
     * Over the core's code: a snapshot goes on only under the code that wrote it, for state that
     * another build would have made otherwise would change decisions.
     */
    String codeHash() {
        return codeHash;
    }

    private static String hashOfCode() {
        try {
            Path code =
                    Path.of(Core.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(code)) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the core's own code cannot be read", e);
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the core's own code cannot be found", e);
        }
    }

    private static List<Path> files(Path code) throws IOException {
        try (Stream<Path> files = Files.walk(code)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
