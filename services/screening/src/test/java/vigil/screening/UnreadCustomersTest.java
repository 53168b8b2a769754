package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Customers whose rows are damaged, beside others who are watched on. */
class UnreadCustomersTest {

    private static final String JANE = "Xantippe Quillfeather";
    private static final String OTTO = Desk.person("x-2", "Otto Normal");
    private static final String METRIC = "vigil_screening_customers_unread ";
    private static final String DAMAGED = "update customer_versions set sealed = ";

    @Test
    void oneThatCannotBeReadHoldsUpNobodyAndIsScreenedWhenItCan() throws SQLException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            Desk one = new Desk(house, "one");
            one.bring("l-1", OTTO, Desk.person("x-3", "Zebulon Elsewhere"));
            one.put("c-1", Desk.described("Otto Normal"));
            one.put("c-2", Desk.described(JANE));
            one.put("c-3", Desk.described(JANE));
            new Desk(house, "two").put("c-1", Desk.described(JANE));
        }
        change(
                street,
                DAMAGED + "sealed || '\\x00' where institution = 'one' and customer <> 'c-3'");

        try (House house = House.on(street)) {
            Desk one = new Desk(house, "one");
            one.bring("l-1", Desk.person("x-1", JANE), Desk.person("x-3", "Zebulon Elsewhere"));

            assertThat(one.standing("c-3")).isEqualTo("open/found");
            assertThat(new Desk(house, "two").standing("c-1")).isEqualTo("open/found");
            assertThat(house.stranger().get("/actuator/prometheus").text()).contains(METRIC + "2");
            // It has not left: what was found stays until somebody can compare it.
            assertThat(one.standing("c-1")).isEqualTo("open/found");
            // The same content again is written anew, under the same key.
            one.put("c-1", Desk.described("Otto Normal"));
            assertThat(one.standing("c-1")).isEqualTo("closed/entry_removed");
            assertThat(house.stranger().get("/actuator/prometheus").text()).contains(METRIC + "1");
        }
        change(
                street,
                DAMAGED
                        + "substring(sealed for length(sealed) - 1) where institution = 'one' and customer = 'c-2'");

        try (House house = House.on(street)) {
            Desk one = new Desk(house, "one");
            Until.holds("it is screened", () -> one.hits("c-2") == 1);
            assertThat(one.standing("c-2")).isEqualTo("open/found");
        }
    }

    @Test
    void anInstitutionThatCannotBeLoadedHoldsUpNoOther() throws SQLException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            new Desk(house, "one").put("c-1", Desk.described(JANE));
            new Desk(house, "two").put("c-1", Desk.described(JANE));
        }
        change(
                street,
                "create policy broken on customers as restrictive using (institution <> 'one' or 1 / (number - number) = 1)");

        try (House house = House.on(street)) {
            Desk one = new Desk(house, "one");
            Desk two = new Desk(house, "two");
            two.bring("l-1", Desk.person("x-1", JANE));
            assertThat(two.standing("c-1")).isEqualTo("open/found");
            assertThat(one.tryPut("c-2", Desk.described(JANE)).status()).isEqualTo(503);
            assertThat(house.stranger().get("/actuator/prometheus").text())
                    .contains("vigil_screening_institutions_unloaded 1");

            change(street, "drop policy broken on customers");
            Until.holds(
                    "it is loaded", () -> one.tryPut("c-2", Desk.described(JANE)).status() < 300);
            Until.holds("it is caught up", () -> one.hits("c-1") == 1);
        }
    }

    private static void change(StreetParts street, String statement) throws SQLException {
        try (Connection connection = street.database().overseer();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
