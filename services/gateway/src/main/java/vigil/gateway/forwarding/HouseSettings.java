package vigil.gateway.forwarding;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.gateway.routes.House;
import vigil.gateway.settings.Environment;
import vigil.kernel.tls.HouseTls;

/**
 * Where the houses are: each at one address or several.
 *
 * @param readinessEvery how often each address of a house that has several is asked whether it
 *     takes work; zero for never
 * @param tls how the door proves itself to them; null where they speak in the clear
 */
public record HouseSettings(
        Map<House, List<URI>> addresses, Duration readinessEvery, @Nullable HouseTls tls) {

    private static final Map<House, String> DEFAULTS =
            Map.of(
                    House.IDENTITY, "http://127.0.0.1:8461",
                    House.MONITORING, "http://127.0.0.1:8462",
                    House.SCREENING, "http://127.0.0.1:8463",
                    House.CASES, "http://127.0.0.1:8464",
                    House.NOTIFICATIONS, "http://127.0.0.1:8465");

    public HouseSettings {
        addresses = Map.copyOf(addresses);
    }

    public List<URI> of(House house) {
        return Objects.requireNonNull(addresses.get(house));
    }

    public static HouseSettings of(Environment environment) {
        Map<House, List<URI>> addresses = new EnumMap<>(House.class);
        DEFAULTS.forEach((house, otherwise) ->
                addresses.put(
                        house,
                        environment.addresses(
                                "VIGIL_GATEWAY_" + house.name().toUpperCase(Locale.ROOT),
                                otherwise)));
        return new HouseSettings(
                addresses,
                environment.seconds("VIGIL_GATEWAY_READINESS_SECONDS", Duration.ofSeconds(2)),
                HouseTls.of(name -> setting(environment, name)));
    }

    /** {@code vigil.houses.key-file} is VIGIL_HOUSES_KEY_FILE. */
    private static @Nullable String setting(Environment environment, String name) {
        String variable = name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        String value = environment.text(variable, "");
        return value.isEmpty() ? null : value;
    }
}
