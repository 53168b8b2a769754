package vigil.gateway.limits.redis;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import vigil.gateway.settings.Environment;
import vigil.kernel.secrecy.Secret;

/**
 * Where the Redis is that all gateways share.
 *
 * @param address with scheme redis, or rediss for TLS
 */
public record RedisSettings(URI address, String login, Secret password) {

    private static final String NAME = "VIGIL_GATEWAY_REDIS";

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

    boolean isEncrypted() {
        return address.getScheme().equals("rediss");
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
