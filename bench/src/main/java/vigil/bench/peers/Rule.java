package vigil.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A rule of the comparison as a scenario.
 *
 * @param yaml its file
 */
record Rule(String id, String yaml) {

    private static final int VELOCITY_LIMIT = 25;

    /**
     * The ten rules with their points tenfold as scores. Payments of the comparison declare no
     * turnover; the tenth compares with a parameter.
     */
    static List<Rule> ten() {
        try (InputStream in = Rule.class.getResourceAsStream("ten-rules.yaml")) {
            String all =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<Rule> rules = new ArrayList<>();
            for (String document : all.split("(?m)^---\n")) {
                String id = document.lines().findFirst().orElseThrow().replace("id: ", "");
                rules.add(new Rule(id, document + rest()));
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Velocity rules: payments of the payer within one hour, two hours and so on. */
    static List<Rule> velocity(int count) {
        List<Rule> rules = new ArrayList<>();
        for (int hours = 1; hours <= count; hours++) {
            String id = "velocity-of-" + hours + "-hours";
            rules.add(new Rule(id, velocity(id, hours) + rest()));
        }
        return rules;
    }

    private static String velocity(String id, int hours) {
        return """
        id: %s
        name: Many payments within %d hours
        aggregates:
          - {name: payments, operation: count, side: payer, window: %dh}
        condition: payments >= %d
        score: 100
        examples:
          - {name: enough, hit: true, transactions: [%s]}
          - {name: one less, hit: false, transactions: [%s]}
        """
                .formatted(
                        id,
                        hours,
                        hours,
                        VELOCITY_LIMIT,
                        payments(VELOCITY_LIMIT),
                        payments(VELOCITY_LIMIT - 1));
    }

    /** One a minute. */
    private static String payments(int count) {
        return IntStream.range(0, count)
                .mapToObj("'day 1 10:%02d, a -> b, 10'"::formatted)
                .collect(Collectors.joining(", "));
    }

    private static String rest() {
        return """
        version: 1
        typology: comparison
        description: A rule that other programs were measured with.
        red-flags: [{text: none, source: the comparison}]
        jurisdiction: any
        owner: bench
        severity: low
        reason: A rule of the comparison was met.
        subject: payer
        evidence: transaction
        outcome: review
        alert: false
        suppress: 1d
        """;
    }
}
