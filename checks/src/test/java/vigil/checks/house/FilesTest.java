package vigil.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must not stand in any file of the repository. */
class FilesTest {

    private static final List<String> REGISTRIES =
            List.of(
                    "repo.maven" + ".apache.org",
                    "repo1." + "maven.org",
                    "registry." + "npmjs.org",
                    "deb." + "debian.org",
                    "pypi" + ".org");
    private static final Pattern SECRET =
            Pattern.compile("-----BEGIN (?:RSA |EC |ENCRYPTED )?PRIVATE KEY-----|AKIA[0-9A-Z]{16}");
    private static final Pattern WORK_WITHOUT_ISSUE =
            Pattern.compile("\\b(?:TODO|FIXME)\\b(?!\\(#\\d+\\))");

    @Test
    void noFileNamesARegistry() throws Exception {
        assertThat(filesWith(text -> REGISTRIES.stream().anyMatch(text::contains))).isEmpty();
    }

    @Test
    void noFileHoldsASecret() throws Exception {
        assertThat(filesWith(text -> SECRET.matcher(text).find())).isEmpty();
    }

    @Test
    void noWorkIsLeftForLaterWithoutAnIssue() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Path file : Repository.javaFiles()) {
            if (!file.endsWith("FilesTest.java")
                    && WORK_WITHOUT_ISSUE.matcher(Repository.read(file)).find()) {
                found.add(Repository.relative(file).toString());
            }
        }

        assertThat(found).isEmpty();
    }

    private static Set<String> filesWith(java.util.function.Predicate<String> bad)
            throws Exception {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Repository.files().stream()) {
            for (Path file : files.toList()) {
                if (Files.size(file) < 2_000_000 && bad.test(textOf(file))) {
                    found.add(Repository.relative(file).toString());
                }
            }
        }
        return found;
    }

    private static String textOf(Path file) throws Exception {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return ""; // Not a text.
        }
    }
}
