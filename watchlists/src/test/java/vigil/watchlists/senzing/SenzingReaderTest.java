package vigil.watchlists.senzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.versions.Snapshot;

class SenzingReaderTest {

    @Test
    void featuresInListsAndInTheRecordItselfAreRead() throws IOException {
        Snapshot list = ReadLists.read(new SenzingReader(), "senzing/records.jsonl");

        Entity person = ReadLists.find(list, "P1001");
        assertThat(person.schema()).isEqualTo(Schema.PERSON);
        assertThat(person.values(Property.NAME)).containsExactly("Anton Fictive");
        assertThat(person.values(Property.ALIAS)).containsExactly("Toni Fictive");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1964-07-04");
        assertThat(person.values(Property.NATIONALITY)).containsExactly("ru");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("711234567");
        assertThat(person.values(Property.ADDRESS)).containsExactly("1 Nowhere Street, Omsk, RU");
        Entity company = ReadLists.find(list, "C2001");
        assertThat(company.schema()).isEqualTo(Schema.ORGANIZATION);
        assertThat(company.values(Property.NAME)).containsExactly("Invented Holding");
        assertThat(company.values(Property.LEI_CODE)).containsExactly("529900T8BM49AURSDO55");
        assertThat(company.values(Property.TOPICS)).containsExactly("debarment");
        assertThat(list.entities())
                .filteredOn(entity -> entity.schema().equals(Schema.UNKNOWN_LINK))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.first(Property.OBJECT)).isEqualTo("C2001");
                    assertThat(link.first(Property.ROLE)).isEqualTo("OWNER_OF");
                });
        assertThat(list.counts()).doesNotContainKey("Sanction");
    }
}
