package vigil.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.screening.lists.Lists;
import vigil.screening.register.Watches;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** The house under test, within this JVM. */
final class House implements AutoCloseable {

    private static @Nullable House shared;

    private final StreetParts street;
    private final ConfigurableApplicationContext context;

    private House(StreetParts street, ConfigurableApplicationContext context) {
        this.street = street;
        this.context = context;
    }

    /** One house with the demo lists for all tests that leave it as it is; it ends with the JVM. */
    static synchronized House shared() {
        House house = shared;
        if (house == null) {
            house = on(new StreetParts("screening"), "--vigil.screening.lists.demo=true");
            shared = house;
        }
        return house;
    }

    /** Started and ready. */
    static House on(StreetParts street, String... more) {
        House house = started(street, more);
        Lists lists = house.part(Lists.class);
        Until.holds("the lists are in force", lists::isReady);
        Until.holds("the customers are watched", house.part(Watches.class)::isReady);
        return house;
    }

    /** Started; perhaps not ready. */
    static House started(StreetParts street, String... more) {
        List<String> settings = street.settings();
        settings.addAll(List.of(more));
        return new House(street, Screening.start(settings.toArray(String[]::new)));
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    Door machine() {
        return door("demo", "machine");
    }

    Door door(String institution, String... roles) {
        return street.door(address(), institution, roles);
    }

    Door stranger() {
        return street.stranger(address());
    }

    StreetParts street() {
        return street;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** As on SIGTERM. */
    @Override
    public void close() {
        context.close();
    }
}
