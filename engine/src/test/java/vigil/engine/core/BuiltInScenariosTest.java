package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigil.engine.scenarios.ScenarioSet;

class BuiltInScenariosTest {
    @Test
    void everyExampleFallsOnItsSideOfTheEdge() {
        assertThat(ScenarioCheck.failures(CoreSettings.defaults(), ScenarioSet.builtIn()))
                .isEmpty();
    }

    @Test
    void thereAreTwelveAtLeast() {
        assertThat(ScenarioSet.builtIn().scenarios()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void theIndexNamesEveryFileOfTheFolder() {
        assertThat(ScenarioSet.load(Path.of("scenarios")).names())
                .containsExactlyInAnyOrderElementsOf(ScenarioSet.builtIn().names());
    }

    @Test
    void everyExampleOfTheLibraryFallsOnItsSideOfTheEdge() {
        assertThat(ScenarioCheck.failures(CoreSettings.defaults(), ScenarioSet.library()))
                .isEmpty();
    }

    @Test
    void theIndexesNameEveryFileOfTheLibrary() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios", "library"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
                    .hasSize(
                            ScenarioSet.library().scenarios().size()
                                    - ScenarioSet.builtIn().scenarios().size());
        }
    }
}
