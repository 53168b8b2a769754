package vigil.gateway.door;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vigil.gateway.settings.Environment;

/**
 * Where the door is and what it proves itself with.
 *
 * @param certificateFile PEM, the door's own certificate first
 * @param keyFile PEM, PKCS#8, RSA or EC
 * @param certificatesPort where callers prove themselves by certificates (RFC 8705); below zero for
 *     no such port
 * @param watchPort plain port for health and figures, loopback only
 * @param tls who speaks TLS at the public ports
 * @param revokedFile what a local authority took back, published at the watch port; null for
 *     nothing
 */
public record DoorSettings(
        String address,
        int port,
        Path certificateFile,
        Path keyFile,
        int certificatesPort,
        int watchPort,
        TlsProvider tls,
        @Nullable Path revokedFile) {

    private static final String TLS = "VIGIL_GATEWAY_TLS";

    public static DoorSettings of(Environment environment) {
        return new DoorSettings(
                environment.text("VIGIL_GATEWAY_ADDRESS", "127.0.0.1"),
                environment.number("VIGIL_GATEWAY_PORT", 8443),
                environment.file("VIGIL_GATEWAY_CERTIFICATE_FILE"),
                environment.file("VIGIL_GATEWAY_KEY_FILE"),
                environment.number("VIGIL_GATEWAY_CERTIFICATES_PORT", -1),
                environment.number("SERVER_PORT", 8460),
                TlsProvider.of(TLS, environment.text(TLS, TlsProvider.BOUNCY_CASTLE.word())),
                environment.folder("VIGIL_GATEWAY_REVOKED_FILE"));
    }
}
