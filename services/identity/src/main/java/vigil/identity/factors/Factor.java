package vigil.identity.factors;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One proof that an officer gave. */
public enum Factor {
    PASSWORD("pwd"),
    /** A code of the officer's generator. */
    CODE("otp"),
    /** A recovery code, in place of a generator or a passkey. */
    RECOVERY("otp"),
    /** A passkey whose authenticator has verified the person. */
    PASSKEY("pop"),
    /** A provider outside says who it is. */
    OUTSIDE("fed"),
    /** A provider outside says so, and that two factors were shown there. */
    OUTSIDE_TWO("fed");

    private static final String AUTHORITY = "FACTOR_";

    private final String method;

    Factor(String method) {
        this.method = method;
    }

    /** The word of RFC 8176 for it. */
    public String method() {
        return method;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a session's authentication carries for it. */
    public String authority() {
        return AUTHORITY + name();
    }

    public static Optional<Factor> ofWord(String word) {
        return Arrays.stream(values()).filter(factor -> factor.word().equals(word)).findFirst();
    }

    public static Optional<Factor> ofAuthority(String authority) {
        return Arrays.stream(values())
                .filter(factor -> factor.authority().equals(authority))
                .findFirst();
    }
}
