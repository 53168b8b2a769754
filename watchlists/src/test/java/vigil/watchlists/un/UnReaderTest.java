package vigil.watchlists.un;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.versions.Snapshot;

class UnReaderTest {

    @Test
    void personsAndEntitiesOfTheUnitedNationsAreRead() throws IOException {
        Snapshot list = ReadLists.read(new UnReader(), "un/consolidated.xml");

        Entity person = ReadLists.find(list, "un-sc-6900001");
        assertThat(person.values(Property.NAME))
                .containsExactlyInAnyOrder("ANTON MADEUP FICTIVE", "انطون فيكتيف");
        assertThat(person.values(Property.ALIAS)).containsExactly("Anton Fiktiv");
        assertThat(person.values(Property.WEAK_ALIAS)).containsExactly("Abu Nobody");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1973/1977", "1975~");
        assertThat(person.values(Property.NATIONALITY)).containsExactly("sy");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("S7654321");
        Entity sanction = ReadLists.find(list, "un-sc-6900001-sanction");
        assertThat(sanction.values(Property.UNSC_ID)).containsExactly("QDi.999");
        assertThat(sanction.values(Property.LISTING_DATE)).containsExactly("2014-07-31");
        Entity fund = ReadLists.find(list, "un-sc-6900002");
        assertThat(fund.schema()).isEqualTo(Schema.ORGANIZATION);
        assertThat(fund.values(Property.NAME)).containsExactly("INVENTED RELIEF FUND & CO");
        assertThat(fund.values(Property.PREVIOUS_NAME)).containsExactly("OLD RELIEF FUND");
        assertThat(fund.values(Property.COUNTRY)).containsExactly("kp");
    }
}
