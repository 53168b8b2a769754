package vigil.launcher.street;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.postgres.HouseDatabase;
import vigil.launcher.postgres.PostgresServer;
import vigil.launcher.redis.RedisServer;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.tls.LocalAuthority;

/** What each house is given as environment variables; the names stand in docs/architecture.md. */
final class HouseEnvironment {

    private static final int DAYS_OF_CASH = 30;

    private final StateFolder state;
    private final Ports ports;
    private final Secrets secrets;
    private final LocalAuthority authority;
    private final SeedFile seed;
    private final boolean shared;
    private volatile SSLSocketFactory calls;

    /**
     * @param shared whether there is a Redis, in which gateways share their counts
     */
    HouseEnvironment(
            StateFolder state,
            Ports ports,
            LocalAuthority authority,
            SeedFile seed,
            boolean shared) {
        this.shared = shared;
        this.state = state;
        this.ports = ports;
        this.secrets = new Secrets(state);
        this.authority = authority;
        this.seed = seed;
        this.calls = authority.calling("launcher").getSocketFactory();
    }

    Map<String, String> of(House house) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SERVER_PORT", Integer.toString(ports.of(house.health())));
        environment.put("VIGIL_TOKENS_ISSUER", ports.gatewayAddress());
        environment.put(
                "VIGIL_TOKENS_KEYS", ports.insideAddress(Listener.IDENTITY) + "/oauth2/jwks");
        environment.put("VIGIL_TOKENS_CERTIFICATES", ports.certificatesAddress());
        environment.put("VIGIL_TOKENS_BOUND", "5s");
        if (House.proveThemselves()) {
            String own = authority.house(house.title()).toString();
            environment.put("VIGIL_HOUSES_CERTIFICATE_FILE", own);
            environment.put("VIGIL_HOUSES_KEY_FILE", own);
            environment.put(
                    "VIGIL_HOUSES_AUTHORITY_FILE", LocalAuthority.certificate(state).toString());
            environment.put("VIGIL_HOUSES_REVOKED_FILE", authority.revoked().toString());
        }
        if (house.keepsSomething()) {
            keeping(house, environment);
        }
        switch (house) {
            case GATEWAY -> gateway(environment);
            case IDENTITY -> identity(environment);
            case SCREENING -> environment.put("VIGIL_SCREENING_LISTS_DEMO", "true");
            case MONITORING -> monitoring(environment);
            case CASES -> cases(environment);
            case NOTIFICATIONS -> {
                // What every house is given is enough.
            }
        }
        return environment;
    }

    private void keeping(House house, Map<String, String> environment) {
        HouseDatabase database = new HouseDatabase(house.title(), secrets);
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("VIGIL_STATE", state.of(house.title()).toString());
        // The demo's officers have no second factors (see identity).
        environment.put("VIGIL_TOKENS_FRESH_LEVEL", "1");
        environment.put(
                "VIGIL_DATABASE_URL",
                PostgresServer.url(ports.of(Listener.POSTGRES), house.title()));
        environment.put("VIGIL_DATABASE_LOGIN", database.login());
        environment.put("VIGIL_DATABASE_PASSWORD_FILE", database.passwordFile().toString());
        environment.put("VIGIL_DATABASE_OWNER_LOGIN", database.ownerLogin());
        environment.put(
                "VIGIL_DATABASE_OWNER_PASSWORD_FILE", database.ownerPasswordFile().toString());
        environment.put("VIGIL_KAFKA_BOOTSTRAP", KafkaBroker.bootstrap(ports.of(Listener.KAFKA)));
        environment.put(
                "VIGIL_MASTER_KEY_FILE", secrets.key("master-key-" + house.title()).toString());
    }

    private void identity(Map<String, String> environment) {
        // The demo's officers sign in with the password of the seed file; they may add factors.
        environment.put("VIGIL_IDENTITY_FACTORS_ROLES", "none");
        if (seed.isNews()) {
            environment.put("VIGIL_IDENTITY_SEED_FILE", seed.path().toString());
        }
    }

    private void cases(Map<String, String> environment) {
        environment.put("VIGIL_CASES_MONITORING_ADDRESS", ports.insideAddress(Listener.MONITORING));
        // A simulated bank brings years of cash that nobody here has to report.
        environment.put(
                "VIGIL_CASES_CASH_FROM",
                LocalDate.now(ZoneOffset.UTC).minusDays(DAYS_OF_CASH).toString());
    }

    private void monitoring(Map<String, String> environment) {
        environment.put(
                "VIGIL_MONITORING_MODELS_KEYS", state.secrets().resolve("models").toString());
        environment.put(
                "VIGIL_MONITORING_PARTIES_ADDRESS", ports.insideAddress(Listener.SCREENING));
    }

    private void gateway(Map<String, String> environment) {
        environment.put("VIGIL_KAFKA_BOOTSTRAP", KafkaBroker.bootstrap(ports.of(Listener.KAFKA)));
        if (shared) {
            environment.putAll(RedisServer.environment(state, ports.of(Listener.REDIS)));
        }
        environment.putAll(new Console(state, ports).environment());
        // One gateway on a laptop: nobody has to see first that it goes.
        environment.put("VIGIL_GATEWAY_DRAIN_PAUSE_SECONDS", "0");
        environment.put("VIGIL_GATEWAY_ADDRESS", "127.0.0.1");
        environment.put("VIGIL_GATEWAY_PORT", Integer.toString(ports.of(Listener.GATEWAY)));
        environment.put(
                "VIGIL_GATEWAY_CERTIFICATES_PORT",
                Integer.toString(ports.of(Listener.GATEWAY_CERTIFICATES)));
        environment.put(
                "VIGIL_GATEWAY_CERTIFICATE_FILE", authority.gatewayCertificate().toString());
        environment.put("VIGIL_GATEWAY_KEY_FILE", authority.gatewayKey().toString());
        environment.put("VIGIL_GATEWAY_REVOKED_FILE", authority.revoked().toString());
        environment.put("VIGIL_GATEWAY_IDENTITY", ports.insideAddress(Listener.IDENTITY));
        environment.put("VIGIL_GATEWAY_MONITORING", ports.insideAddress(Listener.MONITORING));
        environment.put("VIGIL_GATEWAY_SCREENING", ports.insideAddress(Listener.SCREENING));
        environment.put("VIGIL_GATEWAY_CASES", ports.insideAddress(Listener.CASES));
        environment.put("VIGIL_GATEWAY_NOTIFICATIONS", ports.insideAddress(Listener.NOTIFICATIONS));
    }

    /** How the launcher asks houses for their health. */
    SSLSocketFactory calls() {
        return calls;
    }

    /** Certifies anew who will soon need it; houses see by themselves that their files changed. */
    void renewCertificates() {
        for (House house : House.values()) {
            authority.house(house.title());
        }
        authority.tellRevoked();
        calls = authority.calling("launcher").getSocketFactory();
    }
}
