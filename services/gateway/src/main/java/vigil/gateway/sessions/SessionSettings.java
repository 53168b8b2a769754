package vigil.gateway.sessions;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.gateway.settings.Environment;
import vigil.kernel.tls.HouseTls;

/**
 * How consoles sign in.
 *
 * @param client the door's own name at identity
 * @param keyFile its private key (PEM, PKCS#8, P-256), with which it proves itself
 * @param masterKeyFile what sessions are sealed under; null where one gateway keeps them in memory
 * @param idle after so long without a call a session ends
 * @param life after so long it ends in any case
 * @param issuer the public address of the street
 * @param identity where identity is asked, inside the street
 * @param tls how the door proves itself to it; null where houses speak in the clear
 */
public record SessionSettings(
        String client,
        Path keyFile,
        @Nullable Path masterKeyFile,
        Duration idle,
        Duration life,
        URI issuer,
        List<URI> identity,
        @Nullable HouseTls tls) {

    private static final String NAME = "VIGIL_GATEWAY_SESSIONS_";

    /** Where the browser comes back to with its code. */
    static final String RETURN = "/session/return";

    public SessionSettings {
        identity = List.copyOf(identity);
        if (idle.isNegative() || idle.isZero() || life.compareTo(idle) < 0) {
            throw new IllegalArgumentException("a session's life must not be below its idle time");
        }
    }

    /** Null where no key is named: then there are no sessions. */
    public static @Nullable SessionSettings of(
            Environment environment, URI issuer, List<URI> identity, @Nullable HouseTls tls) {
        String client = environment.text(NAME + "CLIENT", "console");
        String keyFile = environment.text(NAME + "KEY_FILE", "");
        String master = environment.text("VIGIL_MASTER_KEY_FILE", "");
        Duration idle = environment.seconds(NAME + "IDLE_SECONDS", Duration.ofMinutes(30));
        Duration life = environment.seconds(NAME + "LIFE_SECONDS", Duration.ofHours(8));
        if (keyFile.isEmpty()) {
            return null;
        }
        return new SessionSettings(
                client,
                Path.of(keyFile),
                master.isEmpty() ? null : Path.of(master),
                idle,
                life,
                issuer,
                identity,
                tls);
    }

    String returnAddress() {
        return issuer + RETURN;
    }
}
