package vigil.watchlists.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDraft;

class OfacClassicReaderTest {
    private static final String PERSON =
            "7,\"FICTIVE, Anton\",\"individual\",\"SDGT] [CYBER2\",\"Chief\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,";

    @Test
    void theRemarksOfAPersonBecomeStatements() throws IOException {
        Snapshot list =
                read(
                        PERSON
                                + "\"DOB 04 Jul 1954; alt. DOB circa 1953; POB Baracoa, Cuba; nationality Cuba;"
                                + " citizen Korea, North; Gender Male; Passport X12 (Iran) issued 16 Oct 2019 expires"
                                + " 16 Oct 2024; National ID No. 99 (Congo, Democratic Republic of the); Tax ID No. 5"
                                + " (Russia); Digital Currency Address - XBT 1Made; alt. Digital Currency Address - ETH"
                                + " 0xMade; a.k.a. 'TONI'; Secondary sanctions risk: section 1(b); of no account.\"");

        Entity person = ReadLists.find(list, "ofac-sdn-7");
        assertThat(person.schema()).isEqualTo(Schema.PERSON);
        assertThat(person.values(Property.NAME)).containsExactly("Anton FICTIVE");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1953~", "1954-07-04");
        assertThat(person.values(Property.BIRTH_COUNTRY)).containsExactly("cu");
        assertThat(person.values(Property.NATIONALITY)).containsExactly("cu");
        assertThat(person.values(Property.CITIZENSHIP)).containsExactly("kp");
        assertThat(person.values(Property.GENDER)).containsExactly("male");
        assertThat(person.values(Property.PASSPORT_NUMBER)).containsExactly("X12");
        assertThat(person.values(Property.ID_NUMBER)).containsExactly("99");
        assertThat(person.values(Property.TAX_NUMBER)).containsExactly("5");
        assertThat(person.values(Property.WEAK_ALIAS)).containsExactly("TONI");
        assertThat(person.values(Property.NOTES)).containsExactly("of no account");
        Entity passport = only(list, Schema.PASSPORT);
        assertThat(passport.values(Property.COUNTRY)).containsExactly("ir");
        assertThat(passport.values(Property.START_DATE)).containsExactly("2019-10-16");
        assertThat(passport.values(Property.END_DATE)).containsExactly("2024-10-16");
        assertThat(passport.values(Property.HOLDER)).containsExactly("ofac-sdn-7");
        assertThat(list.entities())
                .filteredOn(entity -> entity.schema().equals(Schema.CRYPTO_WALLET))
                .extracting(wallet -> wallet.first(Property.PUBLIC_KEY))
                .containsExactlyInAnyOrder("1Made", "0xMade");
        Entity sanction = only(list, Schema.SANCTION);
        assertThat(sanction.values(Property.PROGRAM)).containsExactly("CYBER2", "SDGT");
        assertThat(sanction.values(Property.PROVISIONS))
                .containsExactly("Blocking", "Secondary sanctions risk: section 1(b)");
    }

    @Test
    void aLinkInWordsLeadsToTheEntryOfThatName() throws IOException {
        Snapshot list =
                read(
                        PERSON
                                + "\"Linked To: INVENTED BANK; Linked To: NOBODY KNOWN.\"\n"
                                + "8,\"INVENTED BANK\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ");

        Entity link = only(list, Schema.UNKNOWN_LINK);
        assertThat(link.first(Property.SUBJECT)).isEqualTo("ofac-sdn-7");
        assertThat(link.first(Property.OBJECT)).isEqualTo("ofac-sdn-8");
        assertThat(ReadLists.find(list, "ofac-sdn-7").values(Property.NOTES))
                .containsExactly("Linked To: INVENTED BANK", "Linked To: NOBODY KNOWN");
    }

    @Test
    void aliasesAddressesAndCommentsJoinTheirEntry() throws IOException {
        String cut = "DOB 1954; " + "x".repeat(985) + "; POB Ha";
        ListFiles files =
                files(PERSON + "\"" + cut + "\"\n\u001a")
                        .with(OfacClassicReader.ALIASES, part("7,1,\"fka\",\"OLD, Anton\",-0- \n"))
                        .with(
                                OfacClassicReader.ADDRESSES,
                                part("7,25,\"1 Street\",\"Havana\",\"Cuba\",-0- \n"))
                        .with(OfacClassicReader.COMMENTS, part("7,\"vana; Gender Male.\"\n"));

        Snapshot list = ReadLists.draft(new OfacClassicReader(OfacList.SDN), files).snapshot();

        Entity person = ReadLists.find(list, "ofac-sdn-7");
        assertThat(person.values(Property.PREVIOUS_NAME)).containsExactly("Anton OLD");
        assertThat(person.values(Property.BIRTH_PLACE)).containsExactly("Havana");
        assertThat(person.values(Property.GENDER)).containsExactly("male");
        assertThat(person.values(Property.ADDRESS)).containsExactly("1 Street, Havana, Cuba");
        assertThat(ReadLists.find(list, "ofac-sdn-7-address-25").first(Property.COUNTRY))
                .isEqualTo("cu");
    }

    @Test
    void theConsolidatedListDoesNotBlock() throws IOException {
        Snapshot list =
                ReadLists.draft(
                                new OfacClassicReader(OfacList.CONSOLIDATED),
                                files(PERSON + "-0- "))
                        .snapshot();

        assertThat(ReadLists.find(list, "ofac-cons-7-sanction").first(Property.PROVISIONS))
                .isEqualTo("Not blocking");
    }

    @Test
    void rowsThatAreNoneAreToldAndTheOthersTaken() throws IOException {
        SnapshotDraft draft =
                ReadLists.draft(
                        new OfacClassicReader(OfacList.SDN),
                        files(PERSON + "-0- \nnot,a,row\n9,\"TOO SHORT\"\n"));

        assertThat(draft.failures()).extracting(failure -> failure.row()).containsExactly(1L, 2L);
        assertThat(draft.snapshot().counts()).containsEntry("Person", 1);
    }

    @Test
    void anEntryNumberThatOccursTwiceRefusesTheList() {
        assertThatThrownBy(() -> read(PERSON + "-0- \n" + PERSON + "-0- "))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("occurs twice");
    }

    private static Snapshot read(String rows) throws IOException {
        return ReadLists.readText(new OfacClassicReader(OfacList.SDN), rows);
    }

    private static ListFiles files(String rows) {
        return ListFiles.of(rows.getBytes(StandardCharsets.UTF_8));
    }

    private static ListFiles.Opening part(String rows) {
        return () -> new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
    }

    private static Entity only(Snapshot list, Schema schema) {
        return list.entities().stream()
                .filter(entity -> entity.schema().equals(schema))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one " + schema);
                })
                .orElseThrow();
    }
}
