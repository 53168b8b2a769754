package vigil.monitoring.scenarios;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** One scenario's YAML that the engine has read and found sound. */
record Draft(VersionId id, Scenario scenario, String yaml, String contentHash) {

    private static final String FILE = "scenario.yaml";

    /** Reads it; what is not sound is refused with line and remedy. */
    static Draft read(String yaml) {
        List<Scenario> scenarios = read(FILE, yaml).scenarios();
        if (scenarios.size() != 1) {
            throw refusal(null, "a version is one scenario; send each of them alone");
        }
        return of(scenarios.getFirst(), yaml);
    }

    /** One that the engine has read from this text before. */
    static Draft of(Scenario scenario, String yaml) {
        return new Draft(
                new VersionId(scenario.id(), scenario.version()), scenario, yaml, hash(yaml));
    }

    /** The set of this scenario alone. */
    static ScenarioSet read(String file, String yaml) {
        try {
            return ScenarioSet.of(new LinkedHashMap<>(Map.of(file, yaml)));
        } catch (ScenarioException e) {
            throw placed(e);
        }
    }

    private static Refusal placed(ScenarioException unsound) {
        String message = String.valueOf(unsound.getMessage());
        if (unsound.line() == 0) {
            return refusal(null, message);
        }
        String place = unsound.line() + (unsound.column() > 0 ? ":" + unsound.column() : "");
        String said = message.substring(message.indexOf(place) + place.length() + 1).strip();
        String column = unsound.column() > 0 ? ", column " + unsound.column() : "";
        return refusal(unsound.line() - 1L, "line " + unsound.line() + column + ": " + said);
    }

    private static Refusal refusal(@Nullable Long row, String reason) {
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
