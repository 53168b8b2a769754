package vigil.checks.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which module may see which, and that no two packages see each other. */
class ArrowsTest {

    /** Module → modules that it may see. */
    private static final Map<String, Set<String>> MAY_SEE =
            Map.ofEntries(
                    Map.entry("contracts", Set.of()),
                    Map.entry("kernel", Set.of("contracts")),
                    Map.entry("engine", Set.of()),
                    Map.entry("watchlists", Set.of("contracts", "matcher")),
                    Map.entry("matcher", Set.of()),
                    Map.entry("filings", Set.of()),
                    Map.entry("simulator", Set.of("contracts")),
                    Map.entry("testkit", Set.of("kernel")),
                    Map.entry("identity", Set.of("contracts", "kernel")),
                    Map.entry("gateway", Set.of("contracts", "kernel")),
                    Map.entry("cases", Set.of("contracts", "kernel", "filings")),
                    Map.entry("notifications", Set.of("contracts", "kernel")),
                    Map.entry("screening", Set.of("contracts", "kernel", "matcher", "watchlists")),
                    Map.entry("monitoring", Set.of("contracts", "kernel", "engine")),
                    Map.entry(
                            "launcher",
                            Set.of("contracts", "engine", "matcher", "simulator", "watchlists")),
                    Map.entry("models", Set.of("contracts", "engine", "launcher")),
                    Map.entry(
                            "bench",
                            Set.of(
                                    "contracts",
                                    "engine",
                                    "matcher",
                                    "simulator",
                                    "launcher",
                                    "watchlists")),
                    Map.entry("checks", Set.of("contracts", "engine", "simulator", "launcher")));

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("vigil");
    }

    @Test
    void everyModuleOfTheRulesHasClasses() {
        Set<String> found = new TreeSet<>();
        classes.forEach(type -> found.add(module(type)));

        assertThat(found).containsExactlyInAnyOrderElementsOf(new TreeSet<>(MAY_SEE.keySet()));
    }

    @Test
    void modulesSeeOnlyWhatTheyMay() {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                JavaClass target = arrow.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("vigil.")
                        && !allowed(module(type), module(target))) {
                    trespasses.add(type.getName() + " → " + target.getName());
                }
            }
        }

        assertThat(trespasses).isEmpty();
    }

    @Test
    void theCoreIsPure() {
        List<String> framework =
                List.of(
                        "org.springframework.",
                        "org.apache.kafka.",
                        "java.sql.",
                        "javax.sql.",
                        "java.net.");
        Set<String> trespasses = new TreeSet<>();
        classes.stream()
                .filter(type -> isPure(module(type)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(arrow -> arrow.getTargetClass().getName())
                .filter(target -> framework.stream().anyMatch(target::startsWith))
                .forEach(trespasses::add);

        assertThat(trespasses).isEmpty();
    }

    @Test
    void theCoreAsksNoClockAndThrowsNoDice() {
        Set<String> forbidden =
                Set.of(
                        "java.time.Instant.now",
                        "java.time.Clock.systemUTC",
                        "java.lang.System.currentTimeMillis",
                        "java.lang.System.nanoTime",
                        "java.lang.Math.random",
                        "java.util.UUID.randomUUID");
        Set<String> trespasses = new TreeSet<>();
        classes.stream()
                .filter(type -> isPure(module(type)))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .map(call -> call.getTargetOwner().getName() + "." + call.getName())
                .filter(forbidden::contains)
                .forEach(trespasses::add);

        assertThat(trespasses).isEmpty();
    }

    @Test
    void noTwoPackagesSeeEachOther() {
        for (String module : new TreeMap<>(MAY_SEE).keySet()) {
            if (!module.equals("contracts")) { // Generated code makes its own packages.
                slices().matching("vigil." + module + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @Test
    void configurationRefusesUnknownKeys() {
        Stream<JavaClass> lenient =
                classes.stream()
                        .filter(type ->
                                type.isAnnotatedWith(
                                        "org.springframework.boot.context.properties.ConfigurationProperties"))
                        .filter(type ->
                                !Boolean.FALSE.equals(
                                        type.getAnnotationOfType(
                                                        "org.springframework.boot.context.properties.ConfigurationProperties")
                                                .get("ignoreUnknownFields")
                                                .orElse(true)));

        assertThat(lenient.map(JavaClass::getName)).isEmpty();
    }

    private static boolean isPure(String module) {
        return module.equals("engine") || module.equals("matcher");
    }

    private static boolean allowed(String from, String to) {
        return from.equals(to) || MAY_SEE.getOrDefault(from, Set.of()).contains(to);
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.")[1];
    }
}
