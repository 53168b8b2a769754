package vigil.monitoring;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import vigil.engine.scenarios.ScenarioSet;

/** Scenario sets and scenarios for tests. */
public final class Sets {

    private Sets() {}

    /** The built-in files. */
    public static SequencedMap<String, String> builtIn() {
        return ScenarioSet.builtInFiles();
    }

    /** The text of a built-in scenario under another version. */
    public static String inVersion(String scenario, int version) {
        String text = builtIn().get(scenario + ".yaml");
        if (text == null) {
            throw new AssertionError("there is no scenario " + scenario);
        }
        return text.replace("version: 1\n", "version: " + version + "\n");
    }

    /** All built-in scenarios, one of them in another version. */
    public static SequencedMap<String, String> with(String scenario, int version) {
        SequencedMap<String, String> files = new LinkedHashMap<>(builtIn());
        files.put(scenario + ".yaml", inVersion(scenario, version));
        return files;
    }

    /** A scenario that every payment of a thousand or more meets. */
    public static String anyThousand(int version) {
        return """
        id: any-thousand
        version: %d
        name: A payment of a thousand or more
        typology: test
        description: Every payment of a thousand or more.
        red-flags:
          - text: None
            source: a test
        jurisdiction: any
        owner: tests
        severity: low
        condition: |
          amount >= 1000.0
        reason: >
          The payment has {amount}.
        subject: payer
        evidence: transaction
        score: 300
        outcome: review
        alert: true
        suppress: 1d
        examples:
          - name: a thousand
            hit: true
            transactions:
              - day 1 10:00, ann -> bob, 1000
          - name: a little less
            hit: false
            transactions:
              - day 1 10:00, ann -> bob, 999
        """
                .formatted(version);
    }

    /** A scenario that an account's fifth payment within thirty days meets: it counts itself. */
    public static String fifthPayment() {
        return """
        id: fifth-payment
        version: 1
        name: The fifth payment within thirty days
        typology: test
        description: Five payments or more within thirty days.
        red-flags:
          - text: None
            source: a test
        jurisdiction: any
        owner: tests
        severity: low
        aggregates:
          - name: paid
            operation: count
            side: payer
            window: 30d
        condition: |
          paid >= 5
        reason: >
          The account made {paid} payments.
        subject: payer
        evidence: aggregate
        evidence-of: paid
        score: 300
        outcome: review
        alert: true
        suppress: 1d
        examples:
          - name: the fifth
            hit: true
            transactions:
              - day 1..5 10:00, ann -> bob, 10
          - name: the fourth
            hit: false
            transactions:
              - day 1..4 10:00, ann -> bob, 10
        """;
    }
}
