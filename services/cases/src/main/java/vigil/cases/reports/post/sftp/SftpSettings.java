package vigil.cases.reports.post.sftp;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authority's server.
 *
 * @param host without one nothing is carried: somebody else runs the line
 * @param keyFile our private key, in OpenSSH's form or PKCS#8
 * @param hostKey the server's public key as a line of {@code known_hosts} has it without names,
 *     such as {@code ssh-ed25519 AAAA…}; another key is not spoken to
 * @param submissions folder there for our files
 * @param acknowledgements folder there with the answers
 * @param patience for the connection, the sign-in and each answer
 */
@ConfigurationProperties(prefix = "vigil.cases.sftp", ignoreUnknownFields = false)
public record SftpSettings(
        @Nullable String host,
        @DefaultValue("22") int port,
        @Nullable String login,
        @Nullable Path keyFile,
        @Nullable String hostKey,
        @DefaultValue("submissions") String submissions,
        @DefaultValue("acks") String acknowledgements,
        @DefaultValue("20s") Duration patience) {

    public SftpSettings {
        if (host != null && (login == null || keyFile == null || hostKey == null)) {
            throw new IllegalArgumentException(
                    "vigil.cases.sftp: a host needs login, key-file and host-key");
        }
    }

    /** Whether there is a line. */
    boolean isOpen() {
        return host != null;
    }
}
