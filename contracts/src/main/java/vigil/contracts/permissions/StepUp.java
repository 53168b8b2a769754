package vigil.contracts.permissions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The table of operations that ask for a recent sign-in ({@code step-up.txt}): what the houses hold
 * an officer's token against, beside its roles (RFC 9470).
 */
public final class StepUp {

    private final Map<String, List<Rule>> rules = new HashMap<>();

    private StepUp(List<Rule> rules) {
        rules.forEach(rule ->
                this.rules
                        .computeIfAbsent(rule.operation().method(), fresh -> new ArrayList<>())
                        .add(rule));
    }

    /** What an operation does, by which its demand is set. */
    public enum Kind {
        /** Gives, changes, takes away or judges what somebody may do. */
        ACCESS,
        /** Lets take effect what somebody else prepared. */
        APPROVAL,
        /** Hands out a file with personal data. */
        DISCLOSURE
    }

    /**
     * An operation of the table.
     *
     * @param operation method and path with names in braces; no roles
     */
    public record Rule(Kind kind, WhoMay.Permission operation) {}

    /** The table that comes with the houses. */
    public static StepUp published() {
        try (InputStream table =
                Objects.requireNonNull(StepUp.class.getResourceAsStream("step-up.txt"))) {
            return of(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lines of kind, method and path; what begins with {@code #} is a remark.
     *
     * @throws IllegalArgumentException when a line is none
     */
    public static StepUp of(String table) {
        return new StepUp(
                table.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(StepUp::rule)
                        .toList());
    }

    /** All rules, in no order. */
    public List<Rule> all() {
        return rules.values().stream().flatMap(List::stream).toList();
    }

    /** What the operation at a path with values does; empty where every sign-in will do. */
    public Optional<Kind> at(String method, String path) {
        for (Rule rule : rules.getOrDefault(method, List.of())) {
            if (rule.operation().takes(method, path)) {
                return Optional.of(rule.kind());
            }
        }
        return Optional.empty();
    }

    private static Rule rule(String line) {
        String[] parts = line.split("\\s+");
        if (parts.length != 3 || !parts[2].startsWith("/")) {
            throw new IllegalArgumentException("not kind, method and path: " + line);
        }
        return new Rule(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                new WhoMay.Permission(parts[1], parts[2], Set.of()));
    }
}
