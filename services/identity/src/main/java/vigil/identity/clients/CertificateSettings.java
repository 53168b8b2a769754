package vigil.identity.clients;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How clients prove themselves by certificates (RFC 8705).
 *
 * @param address the public address at which the gateway asks for certificates; without one none
 *     are, and discovery offers nothing of the kind
 * @param authorities PEM: who signs the certificates of clients that are known by a name; without
 *     it there are no such clients
 */
@ConfigurationProperties(prefix = "vigil.identity.certificates", ignoreUnknownFields = false)
public record CertificateSettings(@Nullable URI address, @Nullable Path authorities) {}
