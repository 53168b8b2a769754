package vigil.watchlists.uk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.versions.Snapshot;

class UkReadersTest {

    @ParameterizedTest
    @CsvSource({"uk/list.xml", "uk/list.csv"})
    void bothFormatsSayTheSame(String fixture) throws IOException {
        ListReader reader = fixture.endsWith("xml") ? new UkXmlReader() : new UkCsvReader();

        Snapshot list = ReadLists.read(reader, fixture);

        Entity person = ReadLists.find(list, "uk-fcdo-RUS9001");
        assertThat(person.schema()).isEqualTo(Schema.PERSON);
        assertThat(person.values(Property.NAME))
                .containsExactlyInAnyOrder("Anton Madeup FICTIVE", "Антон Фиктив");
        assertThat(person.values(Property.WEAK_ALIAS)).containsExactly("TONI");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1963", "1964-07-04");
        assertThat(person.values(Property.NATIONALITY)).containsExactly("ru");
        assertThat(person.values(Property.GENDER)).containsExactly("male");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("71 1234567");
        assertThat(person.values(Property.ADDRESS)).contains("1 Nowhere Street, Omsk, Russia");
        Entity sanction = ReadLists.find(list, "uk-fcdo-RUS9001-sanction");
        assertThat(sanction.values(Property.PROVISIONS))
                .containsExactly("Asset freeze", "Travel Ban");
        assertThat(sanction.values(Property.LISTING_DATE)).containsExactly("2022-03-01");
        Entity ship = ReadLists.find(list, "uk-fcdo-RUS9002");
        assertThat(ship.schema()).isEqualTo(Schema.VESSEL);
        assertThat(ship.values(Property.IMO_NUMBER)).containsExactly("IMO9074729");
        assertThat(ship.values(Property.FLAG)).containsExactly("pa");
    }
}
