package vigil.launcher.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.ScenarioCheck;
import vigil.engine.scenarios.ScenarioSet;

/**
 * The pages about scenarios say what the code says. {@code -Dvigil.pages.write=true} writes the
 * generated ones anew.
 */
class PagesTest {
    private static final Path PAGES = Path.of("..", "docs", "scenarios");

    @Test
    void theCatalogueIsTheCodes() throws IOException {
        same("features.md", "# Features", FeaturesCommand.lines());
    }

    @Test
    void theMatrixIsTheLibrarys() throws IOException {
        same("coverage.md", "# Coverage", CoverageCommand.lines(ScenarioSet.library(), null));
    }

    @Test
    void everyEntryOfTheRegistersHasAScenarioOrAReasonWhyNot() {
        List<Registers.Entry> entries = Registers.of(ScenarioSet.library());

        assertThat(entries).hasSize(35 + 28 + 8);
        assertThat(entries)
                .allSatisfy(entry ->
                        assertThat(entry.scenarios().isEmpty()).isEqualTo(!entry.gap().isEmpty()));
        assertThat(entries)
                .filteredOn(entry -> entry.scenarios().isEmpty())
                .extracting(Registers.Entry::name)
                .containsExactly("amlworld/bipartite");
    }

    @Test
    void noScenarioStandsForWhatNoRegisterHolds() {
        List<String> known =
                Registers.of(ScenarioSet.library()).stream().map(Registers.Entry::name).toList();

        assertThat(ScenarioSet.library().scenarios())
                .allSatisfy(scenario -> assertThat(known).containsAll(scenario.covers()));
    }

    @Test
    void theExampleOfTheGuideIsAScenario() throws IOException {
        Matcher yaml =
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(PAGES.resolve("README.md")));
        assertThat(yaml.find()).isTrue();
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("README.md", yaml.group(1));

        assertThat(ScenarioCheck.failures(CoreSettings.defaults(), ScenarioSet.of(files)))
                .isEmpty();
    }

    private static void same(String page, String title, List<String> generated) throws IOException {
        List<String> lines = new ArrayList<>(List.of(title, ""));
        lines.addAll(generated);
        Path file = PAGES.resolve(page);
        if (Boolean.getBoolean("vigil.pages.write")) {
            Files.write(file, lines);
        }
        assertThat(Files.readAllLines(file))
                .as("run the test with -Dvigil.pages.write=true and check the page in")
                .isEqualTo(lines);
    }
}
