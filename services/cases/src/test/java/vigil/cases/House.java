package vigil.cases;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.testkit.StartedHouse;
import vigil.testkit.StreetParts;

/** The house under test, within this JVM. */
final class House extends StartedHouse {

    /** A small schema in the manner of goAML's: no authority's own. */
    static final Path SCHEMA =
            Path.of("../../filings/src/test/resources/vigil/filings/goaml/authority.xsd")
                    .toAbsolutePath()
                    .normalize();

    private static @Nullable House shared;

    private House(StreetParts street, ConfigurableApplicationContext context) {
        super(street, context);
    }

    /** One house for all tests that use institutions of their own; it ends with the JVM. */
    static synchronized House shared() {
        House house = shared;
        if (house == null) {
            house =
                    on(
                            new StreetParts("cases"),
                            "--vigil.cases.cash.from=2026-03-01",
                            "--vigil.cases.goaml.schema=" + SCHEMA,
                            "--vigil.cases.goaml.jurisdiction=AE",
                            "--vigil.cases.goaml.zone=Asia/Dubai");
            shared = house;
        }
        return house;
    }

    static House on(StreetParts street, String... more) {
        List<String> settings = street.settings();
        settings.addAll(List.of(more));
        return new House(street, Cases.start(settings.toArray(String[]::new)));
    }
}
