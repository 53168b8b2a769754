package vigil.kernel.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a login may be in its institution. */
public enum Role {
    ANALYST,
    SUPERVISOR,
    ENGINEER,
    AUDITOR,
    ADMINISTRATOR,
    /** May know of reports to authorities, write them and approve those of others. */
    REPORTER,
    MACHINE;

    /** The word in tokens: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
