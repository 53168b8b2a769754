package vigil.watchlists.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.versions.Snapshot;

class DemoListsTest {

    @Test
    void theSdnListOfJanuary2024IsWhole() {
        Snapshot list = DemoLists.sdn();

        assertThat(list.counts())
                .containsEntry("Sanction", 13_821)
                .containsEntry("Vessel", 764)
                .containsEntry("Airplane", 378)
                .containsEntry("CryptoWallet", 263);
        // Entries, aliases, and former names that stand in the remarks alone.
        assertThat(names(list)).isEqualTo(13_821 + 17_091 + 86);
        Entity person = ReadLists.find(list, "ofac-sdn-2686");
        assertThat(person.caption()).isEqualTo("Hasan NASRALLAH");
        assertThat(person.values(Property.BIRTH_DATE)).contains("1960-08-31");
        assertThat(DemoLists.sdn().id()).isEqualTo(list.id());
    }

    @Test
    void theConsolidatedListIsWhole() {
        assertThat(DemoLists.consolidated().counts()).containsEntry("Sanction", 442);
    }

    /** Names and aliases; two that say the same count once. */
    private static long names(Snapshot list) {
        return list.entities().stream()
                .filter(entity -> entity.id().text().matches("ofac-sdn-\\d+"))
                .flatMap(entity -> entity.statements().stream())
                .filter(said ->
                        said.property().equals(Property.NAME)
                                || said.property().equals(Property.ALIAS)
                                || said.property().equals(Property.PREVIOUS_NAME))
                .count();
    }
}
