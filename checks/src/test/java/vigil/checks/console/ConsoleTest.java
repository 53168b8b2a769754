package vigil.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console's own tests, and its build, in a copy of its folder with packages of its own. */
class ConsoleTest {

    private static ConsoleWorkshop workshop;

    @BeforeAll
    static void open() throws Exception {
        workshop = ConsoleWorkshop.shared();
    }

    @Test
    void itsOwnTestsPass() throws Exception {
        assertThat(workshop.run(Map.of(), "npm", "test", "--silent")).contains("passed");
    }

    /** Types against the contracts, the bundle, and the weight of the first visit. */
    @Test
    void itIsBuiltAgainstTheContractsAndLightEnough() throws Exception {
        Path page = workshop.built().resolve("index.html");

        assertThat(workshop.saidByBuild()).contains("first visit");
        assertThat(Files.readString(page))
                .doesNotContain("<style", "style=", "onload=")
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)");
    }
}
