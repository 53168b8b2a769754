package vigil.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.monitoring.vitals.Vitals;
import vigil.testkit.StartedHouse;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** The house under test, within this JVM. */
final class House extends StartedHouse {

    private static @Nullable House shared;

    private House(StreetParts street, ConfigurableApplicationContext context) {
        super(street, context);
    }

    /** One house for all tests that leave it as it is; it ends with the JVM. */
    static synchronized House shared() {
        House house = shared;
        if (house == null) {
            house =
                    on(
                            new StreetParts("monitoring"),
                            "--vigil.monitoring.files.rows-per-commit=500");
            shared = house;
        }
        return house;
    }

    /** What the house is given on a street: topics of its own. */
    static List<String> settings(StreetParts street) {
        List<String> settings = street.settings();
        settings.addAll(
                List.of(
                        "--vigil.monitoring.log.transactions-topic=" + street.transactionsTopic(),
                        "--vigil.monitoring.log.decisions-topic=" + street.decisionsTopic(),
                        "--vigil.monitoring.log.partitions=2"));
        return settings;
    }

    /** Started and ready. */
    static House on(StreetParts street, String... more) {
        List<String> settings = settings(street);
        settings.addAll(List.of(more));
        House house = new House(street, Monitoring.start(settings.toArray(String[]::new)));
        Vitals vitals = house.part(Vitals.class);
        Until.holds("the house is ready", vitals::isReady);
        return house;
    }
}
