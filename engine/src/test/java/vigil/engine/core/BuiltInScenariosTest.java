package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
