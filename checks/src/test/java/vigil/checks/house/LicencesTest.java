package vigil.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What we ship is free to use: every jar on a house's class path names an acceptable licence in its
 * POM or a parent's.
 */
class LicencesTest {

    private static final List<String> MODULES =
            List.of(
                    "services/identity",
                    "services/gateway",
                    "services/monitoring",
                    "services/cases",
                    "services/notifications",
                    "launcher");
    private static final Pattern FREE =
            Pattern.compile(
                    "(?i)apache|\\bmit\\b|bsd|eclipse public|\\bepl\\b|mozilla|\\bmpl\\b|cddl|edl|eclipse distribution"
                            + "|unicode|bouncy castle|postgresql|public domain|cc0|isc|upl|universal permissive|zlib|jsr-?000|go license");
    private static final Pattern LICENCE_NAME =
            Pattern.compile("<license>.*?<name>(.*?)</name>", Pattern.DOTALL);
    private static final Pattern PARENT = Pattern.compile("<parent>(.*?)</parent>", Pattern.DOTALL);

    /** Jars whose POM names no licence: looked up by hand, with what was found. */
    private static final Set<String> LOOKED_UP = Set.of();

    @Test
    void everyShippedJarHasAFreeLicence() throws Exception {
        Set<String> doubtful = new TreeSet<>();
        for (Path jar : shippedJars()) {
            List<String> licences = licences(pomBeside(jar));
            boolean free = licences.stream().anyMatch(name -> FREE.matcher(name).find());
            if (!free && LOOKED_UP.stream().noneMatch(jar.getFileName().toString()::startsWith)) {
                doubtful.add(jar.getFileName() + " " + licences);
            }
        }

        assertThat(doubtful).isEmpty();
    }

    private static Set<Path> shippedJars() throws Exception {
        Set<Path> jars = new TreeSet<>();
        for (String module : MODULES) {
            Path list = Repository.root().resolve(module).resolve("target/classpath");
            if (Files.exists(list)) {
                Stream.of(Files.readString(list).strip().split(File.pathSeparator))
                        .map(Path::of)
                        .filter(jar ->
                                !jar.startsWith(Repository.root())
                                        && !jar.toString().contains("/repository/vigil/"))
                        .filter(jar -> jar.toString().endsWith(".jar"))
                        .forEach(jars::add);
            }
        }
        return jars;
    }

    private static Path pomBeside(Path jar) {
        // group/artifact/version/artifact-version[-classifier].jar
        Path version = Objects.requireNonNull(jar.getParent());
        Path artifact = Objects.requireNonNull(version.getParent());
        return version.resolve(artifact.getFileName() + "-" + version.getFileName() + ".pom");
    }

    private static List<String> licences(Path pom) throws Exception {
        List<String> names = new ArrayList<>();
        Optional<Path> next = Optional.of(pom);
        while (names.isEmpty() && next.isPresent() && Files.exists(next.get())) {
            String text =
                    Files.readString(next.get(), java.nio.charset.StandardCharsets.ISO_8859_1);
            Matcher name = LICENCE_NAME.matcher(text);
            while (name.find()) {
                names.add(name.group(1).strip());
            }
            next = parent(next.get(), text);
        }
        return names;
    }

    private static Optional<Path> parent(Path pom, String text) {
        Matcher parent = PARENT.matcher(text);
        if (!parent.find()) {
            return Optional.empty();
        }
        String group = tag(parent.group(1), "groupId");
        String artifact = tag(parent.group(1), "artifactId");
        String version = tag(parent.group(1), "version");
        return Optional.of(
                repository(pom)
                        .resolve(group.replace('.', '/'))
                        .resolve(artifact)
                        .resolve(version)
                        .resolve(artifact + "-" + version + ".pom"));
    }

    private static Path repository(Path pom) {
        Path folder = pom;
        // Groups start at one of few roots: climb until the folder's parent is the local
        // repository.
        while (folder.getParent() != null && !Files.exists(folder.resolve("org/springframework"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String tag(String text, String name) {
        Matcher value = Pattern.compile("<" + name + ">\\s*(.*?)\\s*</" + name + ">").matcher(text);
        return value.find() ? value.group(1) : "";
    }
}
