package vigil.kernel.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a house keeps its rows.
 *
 * @param url JDBC address of the database
 * @param login the role that the running house has: rows, no schema
 * @param ownerLogin the role that owns and migrates the schema
 * @param connections the most that are open at once
 */
@ConfigurationProperties(prefix = "vigil.database", ignoreUnknownFields = false)
public record DatabaseSettings(
        String url,
        String login,
        Path passwordFile,
        String ownerLogin,
        Path ownerPasswordFile,
        @DefaultValue("16") int connections) {}
