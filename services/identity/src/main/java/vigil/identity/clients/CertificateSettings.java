package vigil.identity.clients;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How clients prove themselves by certificates (RFC 8705).
 *
 * @param authorities PEM: who signs the certificates of clients that are known by a name; without
 *     it there are no such clients
 */
@ConfigurationProperties(prefix = "vigil.identity.certificates", ignoreUnknownFields = false)
public record CertificateSettings(@Nullable Path authorities) {}
