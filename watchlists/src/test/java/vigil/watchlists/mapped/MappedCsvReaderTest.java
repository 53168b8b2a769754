package vigil.watchlists.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.SnapshotDraft;

class MappedCsvReaderTest {

    @Test
    void anOwnListIsReadByItsMapping() throws IOException {
        SnapshotDraft draft =
                ReadLists.draft(
                        new MappedCsvReader(mapping()),
                        ListFiles.of(ReadLists.fixture("mapped/own.csv")));

        Entity person = ReadLists.find(draft.snapshot(), "own-17");
        assertThat(person.schema()).isEqualTo(Schema.PERSON);
        assertThat(person.values(Property.NAME)).containsExactly("Anton Müller-Erfunden");
        assertThat(person.values(Property.ALIAS)).containsExactly("A. Erfunden", "Toni");
        assertThat(person.values(Property.BIRTH_DATE)).containsExactly("1964-07-04");
        assertThat(person.values(Property.COUNTRY)).containsExactly("de");
        assertThat(person.values(Property.TOPICS)).containsExactly("debarment");
        assertThat(ReadLists.find(draft.snapshot(), "own-18").schema()).isEqualTo(Schema.COMPANY);
        assertThat(draft.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.field()).isEqualTo("name"));
    }

    @Test
    void anotherEncodingIsReadWhenTheMappingNamesIt() throws IOException {
        Map<String, String> settings =
                Map.of("prefix", "own", "key", "k", "column.n", "name", "charset", "ISO-8859-1");
        byte[] latin = "k,n\n1,Müller\n".getBytes(StandardCharsets.ISO_8859_1);

        var list =
                ReadLists.draft(new MappedCsvReader(CsvMapping.of(settings)), ListFiles.of(latin))
                        .snapshot();

        assertThat(ReadLists.find(list, "own-1").first(Property.NAME)).isEqualTo("Müller");
    }

    @Test
    void settingsThatAreNotKnownOrMissingAreRefused() {
        assertThatThrownBy(() -> CsvMapping.of(Map.of("prefix", "own", "kex", "k")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("kex");
        assertThatThrownBy(() -> CsvMapping.of(Map.of("prefix", "own")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("key");
    }

    @Test
    void aFileWithoutTheMappedColumnsIsRefused() throws IOException {
        MappedCsvReader reader = new MappedCsvReader(mapping());

        assertThatThrownBy(() -> ReadLists.readText(reader, "a;b;c\n1;2;3\n"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("Nummer");
    }

    private static CsvMapping mapping() throws IOException {
        Properties properties = new Properties();
        properties.load(
                new StringReader(
                        new String(
                                ReadLists.fixture("mapped/own.properties"),
                                StandardCharsets.UTF_8)));
        Map<String, String> settings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return CsvMapping.of(settings);
    }
}
