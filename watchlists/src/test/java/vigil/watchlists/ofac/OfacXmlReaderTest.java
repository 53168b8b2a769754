package vigil.watchlists.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.versions.Snapshot;

class OfacXmlReaderTest {

    @Test
    void theListServiceXmlSaysWhatTheDelimitedFilesSay() throws IOException {
        Snapshot list = ReadLists.read(new OfacXmlReader(OfacList.SDN), "ofac/sdn.xml");

        Entity person = ReadLists.find(list, "ofac-sdn-90001");
        assertThat(person.values(Property.NAME)).containsExactly("Anton Madeup FICTIVE");
        assertThat(person.values(Property.ALIAS)).containsExactly("Anton FIKTIV");
        assertThat(person.values(Property.WEAK_ALIAS)).containsExactly("TONI");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1963~", "1964-07-04");
        assertThat(person.values(Property.BIRTH_COUNTRY)).containsExactly("eg");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("X1234567");
        assertThat(person.values(Property.GENDER)).containsExactly("male");
        assertThat(person.values(Property.POSITION)).containsExactly("Chief of Nothing");
        assertThat(ReadLists.find(list, "ofac-sdn-90001-address-21").first(Property.FULL))
                .isEqualTo("1 Nowhere Street, Cairo, 11511, Egypt");
        Entity ship = ReadLists.find(list, "ofac-sdn-90003");
        assertThat(ship.schema()).isEqualTo(Schema.VESSEL);
        assertThat(ship.values(Property.IMO_NUMBER)).containsExactly("IMO9074729");
        assertThat(ship.values(Property.FLAG)).containsExactly("pa");
        assertThat(list.counts())
                .containsEntry("UnknownLink", 1)
                .containsEntry("CryptoWallet", 1)
                .containsEntry("Sanction", 3);
        assertThat(ReadLists.find(list, "ofac-sdn-90002").values(Property.PREVIOUS_NAME))
                .containsExactly("OLD INVENTION LTD.");
    }

    @Test
    void aListWithFewerEntriesThanItAnnouncesIsRefused() {
        String fixture =
                new String(ReadLists.fixture("ofac/sdn.xml"), StandardCharsets.UTF_8)
                        .replace("<Record_Count>3<", "<Record_Count>4<");

        assertThatThrownBy(() -> ReadLists.readText(new OfacXmlReader(OfacList.SDN), fixture))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("announces");
    }

    @Test
    void theAdvancedXmlSaysTheSameAndKnowsRelationships() throws IOException {
        Snapshot list =
                ReadLists.read(new OfacAdvancedReader(OfacList.SDN), "ofac/sdn_advanced.xml");

        Entity person = ReadLists.find(list, "ofac-sdn-90001");
        assertThat(person.schema()).isEqualTo(Schema.PERSON);
        assertThat(person.values(Property.NAME))
                .containsExactlyInAnyOrder("Anton Madeup FICTIVE", "فيكتيف");
        assertThat(person.values(Property.WEAK_ALIAS)).containsExactly("TONI");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1963~", "1964-07-04");
        assertThat(person.values(Property.NATIONALITY)).containsExactly("eg");
        assertThat(person.values(Property.BIRTH_COUNTRY)).containsExactly("eg");
        assertThat(person.values(Property.GENDER)).containsExactly("male");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("X1234567");
        assertThat(person.values(Property.ADDRESS))
                .containsExactly("1 Nowhere Street, Cairo, Egypt");
        Entity sanction = ReadLists.find(list, "ofac-sdn-90001-sanction");
        assertThat(sanction.values(Property.PROGRAM)).containsExactly("SDGT");
        assertThat(sanction.values(Property.LISTING_DATE)).containsExactly("2023-05-09");
        assertThat(sanction.values(Property.PROVISIONS)).containsExactly("Block", "Blocking");
        assertThat(list.entities())
                .filteredOn(entity -> entity.schema().equals(Schema.OWNERSHIP))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.first(Property.ASSET)).isEqualTo("ofac-sdn-90003");
                    assertThat(link.first(Property.OWNER)).isEqualTo("ofac-sdn-90002");
                });
        assertThat(list.entities())
                .filteredOn(entity -> entity.schema().equals(Schema.UNKNOWN_LINK))
                .singleElement()
                .satisfies(link -> assertThat(link.first(Property.STATUS)).isEqualTo("former"));
        assertThat(ReadLists.find(list, "ofac-sdn-90003").values(Property.IMO_NUMBER))
                .containsExactly("IMO9074729");
    }
}
