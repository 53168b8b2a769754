package vigil.launcher.street;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.tls.ClientKey;

/**
 * The officers' console: files that the gateway hands out, and a client of identity in whose name
 * the gateway signs officers in.
 */
final class Console {

    private static final String CLIENT = "console";

    /** Names another folder with a built console than the checkout's: tests build their own. */
    static final String BUILT = "vigil.console";

    private final StateFolder state;
    private final Ports ports;
    private final ClientKey key;

    Console(StateFolder state, Ports ports) {
        this.state = state;
        this.ports = ports;
        this.key = new ClientKey(state, CLIENT);
    }

    /** A client of identity, as the seed file writes one. */
    record Client(String id, List<String> redirectUris, Map<String, Object> held) {}

    Client client() {
        String address = ports.gatewayAddress();
        Map<String, Object> held = new TreeMap<>(); // In one order: the file is news otherwise.
        held.put("jwks", key.published());
        held.put("logoutUris", List.of(address + "/"));
        // Inside the street, where nobody has to trust the local authority.
        held.put(
                "logoutNotice",
                ports.insideAddress(Listener.GATEWAY_HEALTH) + "/session/logout-notice");
        return new Client(CLIENT, List.of(address + "/session/return"), held);
    }

    /** What the gateway is told. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("VIGIL_GATEWAY_SESSIONS_CLIENT", CLIENT);
        environment.put("VIGIL_GATEWAY_SESSIONS_KEY_FILE", key.file().toString());
        environment.put(
                "VIGIL_MASTER_KEY_FILE", new Secrets(state).key("master-key-gateway").toString());
        Path built =
                Optional.ofNullable(System.getProperty(BUILT))
                        .map(Path::of)
                        .orElse(state.checkout().resolve("console/dist"));
        if (Files.exists(built.resolve("index.html"))) {
            environment.put("VIGIL_GATEWAY_CONSOLE", built.toString());
        }
        return environment;
    }
}
