package vigil.identity.factors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How much a sign-in proves; a later one includes those before it. */
public enum Level {
    /** A password alone, or what a provider outside says. */
    ONE,
    /** Two factors: a password with a code, or both shown at a provider outside. */
    TWO,
    /** A passkey with verification of the person: two factors that cannot be phished. */
    THREE;

    private static final String PREFIX = "urn:vigil:acr:";

    /** The value of the claim {@code acr}. */
    public String reference() {
        return PREFIX + (ordinal() + 1);
    }

    public boolean reaches(Level wanted) {
        return ordinal() >= wanted.ordinal();
    }

    public static Optional<Level> ofReference(String reference) {
        return Arrays.stream(values())
                .filter(level -> level.reference().equals(reference))
                .findFirst();
    }

    public static List<String> references() {
        return Arrays.stream(values()).map(Level::reference).toList();
    }

    public static Level of(Set<Factor> factors) {
        if (factors.contains(Factor.PASSKEY)) {
            return THREE;
        }
        boolean code = factors.contains(Factor.CODE) || factors.contains(Factor.RECOVERY);
        boolean first = factors.contains(Factor.PASSWORD) || factors.contains(Factor.OUTSIDE);
        return factors.contains(Factor.OUTSIDE_TWO) || (code && first) ? TWO : ONE;
    }

    /** The values of the claim {@code amr} (RFC 8176), in one order. */
    public static List<String> methods(Set<Factor> factors) {
        Set<String> methods = new TreeSet<>();
        factors.forEach(factor -> methods.add(factor.method()));
        if (of(factors).reaches(TWO)) {
            methods.add("mfa");
        }
        return List.copyOf(methods);
    }
}
