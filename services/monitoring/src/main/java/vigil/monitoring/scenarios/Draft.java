package vigil.monitoring.scenarios;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** One scenario's YAML that the engine has read and found sound. */
record Draft(VersionId id, Scenario scenario, String yaml, String contentHash) {

    private static final String FILE = "scenario.yaml";

    /** What the engine says: file, line, column where it is known, what is wrong. */
    private static final Pattern PLACED =
            Pattern.compile("[^:\\n]*:(\\d+)(?::(\\d+))?: (.*)", Pattern.DOTALL);

    /** Reads it; what is not sound is refused with line and remedy. */
    static Draft read(String yaml) {
        List<Scenario> scenarios = read(FILE, yaml).scenarios();
        if (scenarios.size() != 1) {
            throw refusal(null, "a version is one scenario; send each of them alone");
        }
        Scenario scenario = scenarios.getFirst();
        return new Draft(
                new VersionId(scenario.id(), scenario.version()), scenario, yaml, hash(yaml));
    }

    /** The set of this scenario alone. */
    static ScenarioSet read(String file, String yaml) {
        try {
            return ScenarioSet.of(new LinkedHashMap<>(Map.of(file, yaml)));
        } catch (ScenarioException e) {
            throw placed(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal placed(String message) {
        Matcher place = PLACED.matcher(message);
        if (!place.matches()) {
            return refusal(null, message);
        }
        String column = place.group(2) == null ? "" : ", column " + place.group(2);
        return refusal(
                Long.parseLong(place.group(1)) - 1,
                "line " + place.group(1) + column + ": " + place.group(3));
    }

    private static Refusal refusal(@org.jspecify.annotations.Nullable Long row, String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "The scenario is not sound: " + reason,
                List.of(new FieldError(row, "yaml", reason)));
    }

    private static String hash(String yaml) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
