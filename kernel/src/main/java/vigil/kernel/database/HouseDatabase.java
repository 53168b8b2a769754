package vigil.kernel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.secrecy.Secret;

/**
 * Migrates the schema as its owner, then opens the pool as the lesser role. Migrations: {@code
 * db/migration} of the house (versions from 1) after those of the kernel (versions below 1).
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HouseDatabase.Settings.class)
public class HouseDatabase {

    private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;
    private static final int SOCKET_TIMEOUT_SECONDS = 30;

    /** Type number of an array of UUIDs. */
    private static final String UUID_ARRAY = "2951";

    /**
     * Where a house keeps its rows.
     *
     * @param url JDBC address of the database
     * @param login the role that the running house has: rows, no schema
     * @param ownerLogin the role that owns and migrates the schema
     * @param connections the most that are open at once
     */
    @ConfigurationProperties(prefix = "vigil.database", ignoreUnknownFields = false)
    public record Settings(
            String url,
            String login,
            Path passwordFile,
            String ownerLogin,
            Path ownerPasswordFile,
            @DefaultValue("16") int connections) {}

    /** The pool of the running house; the schema is up to date when it opens. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Settings settings) {
        migrate(settings);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("house");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.login());
        pool.setPassword(Secret.fromFile(settings.passwordFile()).reveal());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(Math.min(2, settings.connections()));
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        // A database that hangs must not hang us with it.
        pool.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        pool.addDataSourceProperty("connectTimeout", 3);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("binaryTransferEnable", UUID_ARRAY);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.setInitializationFailTimeout(30_000);
        return new HikariDataSource(pool);
    }

    private static void migrate(Settings settings) {
        Flyway.configure()
                .dataSource(
                        settings.url(),
                        settings.ownerLogin(),
                        Secret.fromFile(settings.ownerPasswordFile()).reveal())
                .locations("classpath:vigil/kernel/migration", "classpath:db/migration")
                .outOfOrder(true) // The kernel's versions stay below those of the house.
                .connectRetries(10)
                .load()
                .migrate();
    }
}
