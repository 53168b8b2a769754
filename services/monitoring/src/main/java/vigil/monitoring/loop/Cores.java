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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.Replicas;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.Lineups;

/**
 * Makes cores that all decide by the same settings, at first by the scenarios that come with the
 * engine, and compiles those that institutions publish.
 */
public final class Cores {

    private static final String ENGINE_VERSION = "0.1.0";

    /** Sets that stay compiled: what is published is compiled by its publisher, not by the loop. */
    private static final int COMPILED_SETS = 32;

    private final CoreSettings settings;
    private final ScenarioSet scenarios;
    private final int replicas;
    private final String configurationHash;
    private final String codeHash;
    private final Lineups lineups = new Lineups();

    /** By all that was compiled, in its order: the order of scenarios is part of a set. */
    private final Map<String, ScenarioSet> compiled =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ScenarioSet> eldest) {
                    return size() > COMPILED_SETS;
                }
            };

    public Cores(CoreSettings settings, ScenarioSet scenarios) {
        this(settings, scenarios, 1);
    }

    /**
     * @param replicas how many cores share out what an institution's transactions are asked
     */
    public Cores(CoreSettings settings, ScenarioSet scenarios, int replicas) {
        this.settings = settings;
        this.scenarios = scenarios;
        this.replicas = replicas;
        this.configurationHash = empty().configurationHash();
        this.codeHash = hashOfCode();
    }

    /** The same as another build of the engine would have them. */
    Cores ofBuild(String otherCodeHash) {
        return new Cores(this, replicas, otherCodeHash);
    }

    private Cores(Cores other, int replicas, String codeHash) {
        settings = other.settings;
        scenarios = other.scenarios;
        this.replicas = replicas;
        configurationHash = other.configurationHash;
        this.codeHash = codeHash;
    }

    /** The same, one for each institution: for whoever is in no hurry. */
    public Cores alone() {
        return new Cores(this, 1, codeHash);
    }

    /** As many in this one's state as share out what is asked. */
    Replicas replicas(Core core) {
        return Replicas.of(core, replicas);
    }

    Core empty() {
        return Core.empty(settings, scenarios);
    }

    /** A core that decides by other scenarios than those that come with the engine. */
    public Core empty(ScenarioSet other) {
        return Core.empty(settings, other);
    }

    Core fromSnapshot(ScenarioSet inForce, InputStream snapshot) throws IOException {
        return Core.fromSnapshot(settings, inForce, snapshot);
    }

    public CoreSettings settings() {
        return settings;
    }

    /** The scenarios that come with the engine. */
    public ScenarioSet builtIn() {
        return scenarios;
    }

    /**
     * The set of these files, file name → text; compiled once.
     *
     * @throws ScenarioException when a file is not sound
     */
    public ScenarioSet compiled(SequencedMap<String, String> files) {
        String content = content(files);
        if (content.equals(scenarios.content())) {
            return scenarios;
        }
        synchronized (compiled) {
            ScenarioSet known = compiled.get(content);
            if (known != null) {
                return known;
            }
        }
        ScenarioSet fresh = ScenarioSet.of(files);
        synchronized (compiled) {
            compiled.put(content, fresh);
        }
        return fresh;
    }

    /** As {@link ScenarioSet#content} of the set that they make. */
    private static String content(SequencedMap<String, String> files) {
        StringBuilder content = new StringBuilder();
        files.forEach((name, text) -> content.append(name).append('\n').append(text).append('\n'));
        return content.toString();
    }

    /** The models of sets. */
    public Lineups lineups() {
        return lineups;
    }

    public String configurationHash() {
        return configurationHash;
    }

    public String engineVersion() {
        return ENGINE_VERSION;
    }

    /** Over the core's code, so that a snapshot tells which build wrote it. */
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
