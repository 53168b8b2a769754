package vigil.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Sizes and names. {@code limits.txt} lists what is larger than the rule allows, with its present
 * size: an entry may shrink or go, never grow, and nothing may be added.
 */
class SizesAndNamesTest {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 6;
    private static final int PACKAGE_TYPES = 20;
    private static final Set<String> FORBIDDEN_WORDS =
            Set.of(
                    "Impl",
                    "Util",
                    "Utils",
                    "Helper",
                    "Manager",
                    "Dto",
                    "Data",
                    "Abstract",
                    "Base",
                    "User",
                    "Users");
    private static final Set<String> FORBIDDEN_PACKAGES =
            Set.of(
                    "service", "dto", "impl", "util", "utils", "common", "model", "helper",
                    "helpers", "misc", "base");

    private final Sources sources = Sources.of(Repository.javaFiles());

    @Test
    void filesMethodsAndParameterListsKeepTheirLimits() {
        Map<String, Integer> over = new TreeMap<>();
        for (Path file : Repository.javaFiles()) {
            int lines = (int) Repository.read(file).lines().count();
            if (lines > FILE_LINES) {
                over.put("file " + Repository.relative(file), lines);
            }
        }
        over.putAll(packages());
        over.putAll(over("method", METHOD_LINES, Sources.Method::lines));
        over.putAll(over("parameters", PARAMETERS, Sources.Method::parameters));

        assertThat(over).as("larger than the rule: make it smaller").isEqualTo(limits());
    }

    @Test
    void namesSayWhatAThingIs() {
        Set<String> bad = new TreeSet<>();
        for (Sources.Type type : sources.types()) {
            for (String word : type.name().split("(?=[A-Z])")) {
                if (FORBIDDEN_WORDS.contains(word)) {
                    bad.add(type.file() + ": " + type.name());
                }
            }
        }
        for (Path file : Repository.javaFiles()) {
            for (Path part : Repository.relative(file)) {
                if (FORBIDDEN_PACKAGES.contains(part.toString())) {
                    bad.add(Repository.relative(file).toString());
                }
            }
        }

        assertThat(bad).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        Set<String> missing = new TreeSet<>();
        for (Path file : Repository.javaFiles()) {
            Path folder = Objects.requireNonNull(file.getParent());
            boolean main = Repository.relative(file).toString().contains("src/main/java");
            Path info = folder.resolve("package-info.java");
            if (main && (!Files.exists(info) || !Repository.read(info).contains("@NullMarked"))) {
                missing.add(Repository.relative(folder).toString());
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void theKernelStaysSmall() {
        long types =
                sources.types().stream()
                        .filter(type -> type.file().startsWith("kernel/src/main"))
                        .map(Sources.Type::file)
                        .distinct()
                        .count();

        assertThat(types).isLessThanOrEqualTo(40);
    }

    private static Map<String, Integer> packages() {
        Map<String, Integer> over = new TreeMap<>();
        Repository.javaFiles().stream()
                .filter(file -> Repository.relative(file).toString().contains("src/main/java"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.summingInt(file -> 1)))
                .forEach((folder, types) -> {
                    if (types > PACKAGE_TYPES) {
                        over.put("package " + Repository.relative(folder), types);
                    }
                });
        return over;
    }

    private Map<String, Integer> over(String kind, int limit, ToIntFunction<Sources.Method> size) {
        return sources.methods().stream()
                .filter(method -> size.applyAsInt(method) > limit)
                .collect(
                        Collectors.toMap(
                                method -> kind + " " + method.file() + " " + method.name(),
                                size::applyAsInt,
                                Math::max,
                                TreeMap::new));
    }

    private static Map<String, Integer> limits() {
        List<String> lines =
                Repository.read(Repository.root().resolve("checks/limits.txt")).lines().toList();
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" = "))
                .collect(
                        Collectors.toMap(
                                parts -> parts[0],
                                parts -> Integer.valueOf(parts[1]),
                                Math::max,
                                TreeMap::new));
    }

    @Test
    void limitsAreSorted() {
        String[] lines =
                Repository.read(Repository.root().resolve("checks/limits.txt"))
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .toArray(String[]::new);

        assertThat(lines).isEqualTo(Arrays.stream(lines).sorted().toArray());
    }
}
