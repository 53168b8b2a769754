package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigil.testkit.StreetParts;

/** Changes that the database has made, and whose answer never came. */
class LostAnswersTest {

    private static final String JANE = "Xantippe Quillfeather";
    private static final String OTTO = Desk.person("x-2", "Otto Normal");

    @Test
    void whoWasStoredWithoutAnAnswerIsWatched() {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", OTTO);
            for (String customer : new String[] {"c-repeated", "c-given-up"}) {
                street.database().cable().loseTheCommitOf(customer);
                assertThat(desk.tryPut(customer, Desk.described(JANE)).status()).isEqualTo(503);
                assertThat(street.database().cable().hasLost()).isTrue();
            }
            assertThat(desk.tryPut("c-repeated", Desk.described(JANE)).json().path("version"))
                    .hasToString("1");

            desk.bring("l-1", OTTO, Desk.person("x-1", JANE));

            assertThat(desk.standing("c-repeated")).isEqualTo("open/found");
            assertThat(desk.standing("c-given-up")).isEqualTo("open/found");
        }
    }

    @Test
    void whoWasErasedWithoutAnAnswerStaysErased() {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", OTTO);
            desk.put("c-erased", Desk.described(JANE));
            desk.put("c-stays", Desk.described(JANE));
            street.database().cable().loseTheCommitOf("c-erased");
            assertThat(desk.remove("c-erased")).isEqualTo(503);
            assertThat(street.database().cable().hasLost()).isTrue();
            assertThat(desk.remove("c-erased")).isEqualTo(404);

            desk.bring("l-1", OTTO, Desk.person("x-1", JANE));

            assertThat(desk.standing("c-stays")).isEqualTo("open/found");
            assertThat(
                            street.database()
                                    .number(
                                            "select count(*) from subject_keys where subject = 'customer/c-erased'"))
                    .isZero();
            assertThat(
                            street.database()
                                    .number(
                                            "select count(*) from hits where customer = 'c-erased'"))
                    .isZero();
        }
    }
}
