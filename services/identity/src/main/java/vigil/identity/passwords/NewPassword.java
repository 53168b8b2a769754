package vigil.identity.passwords;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import vigil.kernel.secrecy.Secret;

/** A new password as forms send it: twice under one name, so that a slip of the hand shows. */
public final class NewPassword {

    /** The name of both fields. */
    private static final String FIELD = "new_password";

    private NewPassword() {}

    /** The password, or nothing when the two are not the same. */
    public static Optional<Secret> of(HttpServletRequest request) {
        String[] typed = request.getParameterValues(FIELD);
        return typed != null && typed.length == 2 && typed[0].equals(typed[1])
                ? Optional.of(Secret.of(typed[0]))
                : Optional.empty();
    }
}
