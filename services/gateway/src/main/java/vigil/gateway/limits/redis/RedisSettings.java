package vigil.gateway.limits.redis;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import vigil.gateway.settings.Environment;
import vigil.kernel.secrecy.Secret;

/**
 * Where the Redis is that all gateways share.
 *
 * @param address with scheme redis, or rediss for TLS
 */
public record RedisSettings(URI address, String login, Secret password) {

    private static final String NAME = "VIGIL_GATEWAY_REDIS";
    private static final int PATIENCE_MILLIS = 500;
    private static final int MOST_CONNECTIONS = 16;
    private static final Duration POOL_PATIENCE = Duration.ofSeconds(1);

    /** Null where no Redis is named: the gateway is the only one. */
    public static @Nullable RedisSettings of(Environment environment) {
        String address = environment.text(NAME, "");
        String login = environment.text(NAME + "_LOGIN", "gateway");
        if (address.isEmpty()) {
            return null;
        }
        Secret password = Secret.fromFile(environment.file(NAME + "_PASSWORD_FILE"));
        return new RedisSettings(checked(address), login, password);
    }

    public HostAndPort place() {
        return new HostAndPort(address.getHost(), address.getPort());
    }

    /** How a connection is made: as this login, encrypted where the address says so. */
    public JedisClientConfig connection() {
        DefaultJedisClientConfig.Builder config =
                DefaultJedisClientConfig.builder()
                        .user(login)
                        .password(password.reveal())
                        .connectionTimeoutMillis(PATIENCE_MILLIS)
                        .socketTimeoutMillis(PATIENCE_MILLIS)
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (address.getScheme().equals("rediss")) {
            SSLParameters strict = new SSLParameters();
            strict.setEndpointIdentificationAlgorithm("HTTPS");
            config.ssl(true).sslParameters(strict);
        }
        return config.build();
    }

    /** Connections for callers that may wait for one, a second at the most. */
    public RedisClient client() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setMaxWait(POOL_PATIENCE);
        pool.setTestWhileIdle(false);
        pool.setJmxEnabled(false);
        return RedisClient.builder()
                .hostAndPort(place())
                .clientConfig(connection())
                .poolConfig(pool)
                .build();
    }

    private static URI checked(String text) {
        URI address = URI.create(text);
        String scheme = String.valueOf(address.getScheme());
        boolean known = scheme.equals("redis") || scheme.equals("rediss");
        if (!known || address.getHost() == null || address.getPort() < 0) {
            throw new IllegalArgumentException(NAME + " is not redis://HOST:PORT or rediss://…");
        }
        return address;
    }
}
