package vigil.identity.passkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;

/**
 * A registered passkey as its officer sees it.
 *
 * @param id how it is named in forms
 * @param name what the officer calls it
 * @param synced whether its authenticator keeps it on several devices
 */
public record Passkey(
        String id, Personal name, boolean synced, Instant madeAt, @Nullable Instant usedAt) {}
