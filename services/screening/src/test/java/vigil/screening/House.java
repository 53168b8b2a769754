package vigil.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.screening.lists.Lists;
import vigil.screening.register.Watches;
import vigil.testkit.StartedHouse;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** The house under test, within this JVM. */
final class House extends StartedHouse {

    private static @Nullable House shared;

    private House(StreetParts street, ConfigurableApplicationContext context) {
        super(street, context);
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
}
