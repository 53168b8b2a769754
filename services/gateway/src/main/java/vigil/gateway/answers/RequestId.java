package vigil.gateway.answers;

import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.RandomId;

/** The id under which a request is found in every log: the caller's, if it is harmless, or ours. */
final class RequestId {

    private static final int LONGEST = 64;

    private RequestId() {}

    static String of(@Nullable String proposed) {
        return proposed != null && isHarmless(proposed) ? proposed : RandomId.next();
    }

    private static boolean isHarmless(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            boolean letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
            boolean digit = character >= '0' && character <= '9';
            if (!letter && !digit && character != '-' && character != '_' && character != '.') {
                return false;
            }
        }
        return true;
    }
}
