package vigil.identity;

import java.util.List;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.identity.keys.KeyRing;

/**
 * What an operator does beside the running house, on the same database: {@code rotate-key} and
 * {@code withdraw-key ID}.
 */
final class Commands {

    private static final String ROTATE = "rotate-key";
    private static final String WITHDRAW = "withdraw-key";
    private static final Set<String> NAMES = Set.of(ROTATE, WITHDRAW);

    private Commands() {}

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
