package vigil.identity;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.identity.keys.KeyRing;
import vigil.identity.passwords.PasswordFilter;
import vigil.identity.passwords.PasswordRules;

/**
 * What an operator does beside the running house, on the same database: {@code rotate-key} and
 * {@code withdraw-key ID}; and {@code make-password-filter LIST FILE}.
 */
final class Commands {

    private static final String ROTATE = "rotate-key";
    private static final String WITHDRAW = "withdraw-key";
    private static final String FILTER = "make-password-filter";
    private static final Set<String> NAMES = Set.of(ROTATE, WITHDRAW);

    private Commands() {}

    /**
     * Writes a filter of the passwords in a file, one a line, as {@code
     * vigil.identity.passwords.filter} takes it; needs no house.
     */
    static String makePasswordFilter(List<String> arguments) {
        if (arguments.size() != 3) {
            throw new IllegalArgumentException(FILTER + " needs the list and the file to write");
        }
        Path list = Path.of(arguments.get(1));
        Path filter = Path.of(arguments.get(2));
        try (Stream<String> lines = Files.lines(list);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(filter))) {
            Set<String> passwords = lines.map(PasswordRules::plain).collect(Collectors.toSet());
            PasswordFilter.of(passwords).write(out);
            return passwords.size() + " passwords are in " + filter;
        } catch (IOException e) {
            throw new UncheckedIOException("the list cannot be made a filter", e);
        }
    }

    static boolean makesPasswordFilter(List<String> arguments) {
        return !arguments.isEmpty() && arguments.getFirst().equals(FILTER);
    }

    static boolean isOne(List<String> arguments) {
        return !arguments.isEmpty() && NAMES.contains(arguments.getFirst());
    }

    /** What to tell the operator. */
    static String run(List<String> arguments, ConfigurableApplicationContext house) {
        KeyRing keys = house.getBean(KeyRing.class);
        if (arguments.getFirst().equals(ROTATE)) {
            return "keys "
                    + String.join(", ", keys.rotate("command"))
                    + " take over within minutes";
        }
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("withdraw-key needs the id of the key");
        }
        keys.withdraw(arguments.get(1));
        return "key " + arguments.get(1) + " is withdrawn";
    }
}
