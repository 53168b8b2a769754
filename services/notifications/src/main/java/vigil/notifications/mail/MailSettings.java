package vigil.notifications.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes letters (SMTP, RFC 5321).
 *
 * @param host without one no mail is sent
 * @param login null when the server asks for none
 * @param security starttls (demanded, RFC 3207), tls (from the first byte, RFC 8314), or none, for
 *     a server on the same machine alone
 * @param from the sender of letters
 */
@ConfigurationProperties(prefix = "vigil.notifications.mail", ignoreUnknownFields = false)
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String login,
        @Nullable Path passwordFile,
        @DefaultValue("starttls") Security security,
        @DefaultValue("vigil@localhost") String from) {

    /** How the way to the server is protected. */
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    public MailSettings {
        if ((login == null) != (passwordFile == null)) {
            throw new IllegalArgumentException(
                    "vigil.notifications.mail: login and password-file come together");
        }
        if (security == Security.NONE && host != null && !isHere(host)) {
            throw new IllegalArgumentException(
                    "vigil.notifications.mail: without TLS only to a server on this machine");
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }
}
