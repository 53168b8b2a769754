package vigil.watchlists.eu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.versions.Snapshot;

class EuReadersTest {

    @Test
    void theXmlOfTheUnionIsRead() throws IOException {
        Snapshot list = ReadLists.read(new EuXmlReader(), "eu/list.xml");

        Entity person = ReadLists.find(list, "eu-fsf-9901");
        assertThat(person.values(Property.NAME)).containsExactly("Anton Madeup Fictive");
        assertThat(person.values(Property.WEAK_ALIAS)).containsExactly("Toni");
        assertThat(person.statements(Property.ALIAS))
                .singleElement()
                .satisfies(alias -> {
                    assertThat(alias.value()).isEqualTo("Антон Фиктив");
                    assertThat(alias.language()).isEqualTo("rus");
                });
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1963~", "1964-07-04");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("71 1234567");
        assertThat(person.values(Property.GENDER)).containsExactly("male");
        assertThat(person.values(Property.ADDRESS))
                .containsExactly("1 Nowhere Street, P.O. Box 77, Omsk, 644000, RU");
        assertThat(ReadLists.find(list, "eu-fsf-9901-sanction").values(Property.PROGRAM))
                .containsExactly("UKR");
        assertThat(ReadLists.find(list, "eu-fsf-9902").values(Property.SWIFT_BIC))
                .containsExactly("MADEKPPX");
    }

    @Test
    void theCsvSaysTheSameOfThePersonAsTheXml() throws IOException {
        Snapshot list = ReadLists.read(new EuCsvReader(), "eu/list.csv");

        Entity person = ReadLists.find(list, "eu-fsf-9901");
        assertThat(person.values(Property.NAME)).containsExactly("Anton Madeup Fictive");
        assertThat(person.values(Property.ALIAS)).containsExactly("Антон Фиктив");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1964-07-04");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("71 1234567");
        assertThat(person.values(Property.NATIONALITY)).containsExactly("ru");
        assertThat(person.values(Property.ADDRESS))
                .containsExactly("1 Nowhere Street, P.O. Box 77, Omsk, 644000, RU");
        Entity sanction = ReadLists.find(list, "eu-fsf-9901-sanction");
        assertThat(sanction.values(Property.AUTHORITY_ID)).containsExactly("EU.9999.1");
        assertThat(sanction.values(Property.LISTING_DATE)).containsExactly("2014-03-17");
        assertThat(list.counts()).containsEntry("Person", 1).containsEntry("Organization", 1);
    }
}
