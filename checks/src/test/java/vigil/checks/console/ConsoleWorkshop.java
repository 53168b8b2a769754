package vigil.checks.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.testkit.Workshop;

/** A copy of the console's folder with packages of its own: made and built once for all tests. */
public final class ConsoleWorkshop {

    private static final Path WORKSHOP = Path.of("target/console-workshop");
    private static final Path COPY = WORKSHOP.resolve("console");

    /** What its types are made of, and whose words its tests read. */
    private static final List<String> BESIDE =
            List.of(
                    "contracts/openapi",
                    "engine/scenarios",
                    "services/cases/src/main/java",
                    "services/identity/src/main/java",
                    "services/notifications/src/main/java");

    private static @Nullable ConsoleWorkshop shared;

    private final Workshop workshop;
    private final String saidByBuild;

    private ConsoleWorkshop() throws IOException, InterruptedException {
        Path checkout = Path.of("..");
        for (String beside : BESIDE) {
            Workshop.copy(checkout.resolve(beside), WORKSHOP.resolve(beside));
        }
        workshop = Workshop.of(checkout.resolve("console"), COPY);
        saidByBuild = run(Map.of(), "npm", "run", "--silent", "build");
    }

    /** The workshop with the built console; whoever comes first waits for it. */
    public static synchronized ConsoleWorkshop shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = new ConsoleWorkshop();
        }
        return shared;
    }

    /** What the gateway hands out. */
    public Path built() {
        return COPY.resolve("dist").toAbsolutePath();
    }

    String saidByBuild() {
        return saidByBuild;
    }

    /** Runs a command in the console's folder, as {@link Workshop#run}. */
    public String run(Map<String, String> told, String... command)
            throws IOException, InterruptedException {
        return workshop.run(told, command);
    }
}
