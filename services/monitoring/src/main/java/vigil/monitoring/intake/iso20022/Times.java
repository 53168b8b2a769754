package vigil.monitoring.intake.iso20022;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.checks.ValueChecks;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/** Reads points in time; one without offset counts as UTC, with a warning. */
final class Times {

    private static final Pattern LOCAL =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?");

    private final ValueChecks checks;

    Times(ValueChecks checks) {
        this.checks = checks;
    }

    @Nullable Instant time(@Nullable XmlNode node, String path) {
        String text = Elements.textOf(node);
        if (node == null || text == null) {
            checks.findings().fail(path, FailureCode.MISSING, "is required");
            return null;
        }
        if (LOCAL.matcher(text).matches()) {
            checks.findings()
                    .warn(node.path(), "time-without-offset", "has no offset and is taken as UTC");
            return checks.instant(node.path(), text + "Z");
        }
        return checks.instant(node.path(), text);
    }
}
