package vigil.matcher.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.matcher.words.NameReader;

/** Pairs of names that others have labelled, at the score of a half. */
class LabelledNamesTest {

    private final Comparer comparer = new Comparer(new NameReader());

    private record Labelled(String schema, String one, String other, boolean match) {}

    @Test
    void namePairsAreToldApart() throws IOException {
        double right = 0;
        double wrong = 0;
        for (Labelled pair : namePairs()) {
            boolean told = isMatch(pair);
            right += told && pair.match() ? 1 : 0;
            wrong += told != pair.match() ? 1 : 0;
        }

        assertThat(2 * right / (2 * right + wrong)).as("F1").isGreaterThan(0.85);
    }

    @Test
    void ninetyOfAHundredEntityChecksAreRight() throws IOException {
        List<Labelled> checks = entityChecks();

        long right = checks.stream().filter(check -> isMatch(check) == check.match()).count();

        assertThat(checks).hasSize(228);
        assertThat((double) right / checks.size()).isGreaterThanOrEqualTo(0.9);
    }

    private boolean isMatch(Labelled pair) {
        Schema schema = Schema.ofLabel(pair.schema()).orElseThrow();
        Entity asked = Entity.builder("q", schema).name(pair.one()).build();
        Entity listed = Entity.builder("l", schema).name(pair.other()).build();
        return comparer.compare(asked, listed).score() >= 0.5;
    }

    private static List<Labelled> namePairs() throws IOException {
        try (BufferedReader lines = open("name-pairs.csv")) {
            return lines.lines()
                    .skip(1)
                    .map(LabelledNamesTest::fields)
                    .map(f -> new Labelled(f.get(1), f.get(2), f.get(3), f.get(4).equals("true")))
                    .toList();
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String part : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            boolean quoted = part.startsWith("\"");
            fields.add(quoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part);
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static List<Labelled> entityChecks() throws IOException {
        try (BufferedReader file = open("entity-checks.yml")) {
            Map<String, Object> read =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return ((List<Map<String, Object>>) Objects.requireNonNull(read.get("checks")))
                    .stream()
                            .map(check ->
                                    new Labelled(
                                            (String) Objects.requireNonNull(check.get("schema")),
                                            name(properties(check, "query")),
                                            name(properties(check, "candidate")),
                                            (Boolean) Objects.requireNonNull(check.get("match"))))
                            .toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> properties(Map<String, Object> check, String side) {
        return (Map<String, String>) Objects.requireNonNull(check.get(side));
    }

    private static String name(Map<String, String> properties) {
        String whole = properties.get("name");
        return whole != null
                ? whole
                : Stream.of("firstName", "middleName", "fatherName", "lastName")
                        .map(properties::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }

    private static BufferedReader open(String name) {
        return new BufferedReader(
                new InputStreamReader(
                        Objects.requireNonNull(LabelledNamesTest.class.getResourceAsStream(name)),
                        StandardCharsets.UTF_8));
    }
}
