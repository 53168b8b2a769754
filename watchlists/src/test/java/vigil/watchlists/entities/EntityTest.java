package vigil.watchlists.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vigil.watchlists.ReadLists;

class EntityTest {

    @Test
    void statementsAreSortedAndNoneIsThereTwice() {
        Entity entity =
                ReadLists.entity("a", Schema.PERSON, "name", "B", "alias", "C", "name", "B");

        assertThat(entity.statements()).hasSize(2);
        assertThat(entity.statements().getFirst().property()).isEqualTo("alias");
        assertThat(entity.caption()).isEqualTo("B");
    }

    @Test
    void valuesAreCleanedOnTheWayIn() {
        Entity entity =
                ReadLists.entity(
                        "a", Schema.PERSON, "name", "  A\u0000\u00a0 \t B\ud800 ", "alias", " \n ");

        assertThat(entity.values("name")).containsExactly("A B\ufffd");
        assertThat(entity.values("alias")).isEmpty();
    }

    @Test
    void aCountryIsItsCodeAndKeepsTheListsWord() {
        Entity entity =
                new EntityDraft(
                                new EntityId("a"),
                                Schema.PERSON,
                                Origin.of(ReadLists.LIST, "first", ReadLists.NOON))
                        .addCountry(Property.COUNTRY, "Korea, North")
                        .addCountry(Property.NATIONALITY, "Atlantis")
                        .done();

        assertThat(entity.first(Property.COUNTRY)).isEqualTo("kp");
        assertThat(entity.statements(Property.COUNTRY).findFirst().orElseThrow().original())
                .isEqualTo("Korea, North");
        assertThat(entity.first(Property.NATIONALITY)).isEqualTo("Atlantis");
    }

    @Test
    void aCompanyIsALegalEntityAndAnAsset() {
        assertThat(Schema.COMPANY.isA(Schema.LEGAL_ENTITY)).isTrue();
        assertThat(Schema.COMPANY.isA(new Schema("Asset"))).isTrue();
        assertThat(Schema.VESSEL.isA(Schema.LEGAL_ENTITY)).isFalse();
        assertThat(new Schema("SomethingNew").isA(new Schema("SomethingNew"))).isTrue();
    }

    @Test
    void noTextOfAnEntityShowsThePerson() {
        Entity entity = ReadLists.entity("a", Schema.PERSON, "name", "Secret Person");

        assertThat(entity.toString() + entity.statements()).doesNotContain("Secret");
    }

    @Test
    void idsAreShortAndVisible() {
        assertThat(EntityId.isValid("ofac-sdn-12345")).isTrue();
        assertThatThrownBy(() -> new EntityId("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntityId("a".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListId("../up")).isInstanceOf(IllegalArgumentException.class);
    }
}
