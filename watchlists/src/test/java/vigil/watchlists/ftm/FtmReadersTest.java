package vigil.watchlists.ftm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDraft;

class FtmReadersTest {

    @Test
    void entitiesLoadAsTheyCome() throws IOException {
        Snapshot list = ReadLists.read(new FtmReader(), "ftm/entities.ftm.json");

        Entity person = ReadLists.find(list, "NK-madeup1");
        assertThat(person.values(Property.NAME))
                .containsExactlyInAnyOrder("Anton Fictive", "Антон Фиктив");
        assertThat(person.values("datasets")).containsExactly("xx_made_up");
        assertThat(person.values("referents")).containsExactly("ru-old-1");
        assertThat(person.statements().getFirst().origin().firstSeen())
                .isEqualTo(Instant.parse("2023-04-20T09:47:21Z"));
        assertThat(ReadLists.find(list, "NK-madeup2").schema()).isEqualTo(Schema.COMPANY);
        assertThat(ReadLists.find(list, "own-1").first(Property.PERCENTAGE)).isEqualTo("60");
    }

    @Test
    void aDeltaLeadsToTheNextVersion() throws IOException {
        Snapshot base = ReadLists.read(new FtmReader(), "ftm/entities.ftm.json");
        Instant later = ReadLists.NOON.plusSeconds(3600);

        Snapshot next =
                SnapshotDraft.read(
                                new FtmDeltaReader(base.entities()),
                                ListFiles.of(ReadLists.fixture("ftm/entities.delta.json")),
                                ReadLists.LIST,
                                "second",
                                later,
                                Optional.of(base))
                        .snapshot();

        assertThat(next.entities())
                .extracting(entity -> entity.id().text())
                .containsExactly("NK-madeup1", "NK-madeup2", "NK-madeup3");
        assertThat(ReadLists.find(next, "NK-madeup1").values(Property.BIRTH_DATE))
                .containsExactly("1964-07-05");
        var untouched = ReadLists.find(next, "NK-madeup2").statements().getFirst().origin();
        assertThat(untouched.firstSeen()).isEqualTo(Instant.parse("2023-04-20T09:47:21Z"));
        assertThat(untouched.lastSeen()).isEqualTo(later);
        assertThat(next.find(new EntityId("own-1"))).isEmpty();
    }

    @Test
    void aDeltaOfAnotherVersionIsRefused() throws IOException {
        Snapshot base = ReadLists.read(new FtmReader(), "ftm/entities.ftm.json");
        FtmDeltaReader reader = new FtmDeltaReader(base.entities());

        assertThatThrownBy(() ->
                        ReadLists.readText(
                                reader, "{\"op\": \"DEL\", \"entity\": {\"id\": \"nobody\"}}"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("another version");
    }

    @Test
    void nestedEntitiesAndLinesThatAreNoneAreTold() throws IOException {
        String lines =
                """
                {"id": "a", "schema": "Person", "properties": {"name": ["A"]}}
                {"id": "b", "schema": "Person", "properties": {"sanctions": [{"id": "c"}]}}
                {"id": "c", "schema": "Person"}
                [1]
                {"id": "d"
                """;

        SnapshotDraft draft =
                ReadLists.draft(
                        new FtmReader(),
                        ListFiles.of(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(draft.failures())
                .extracting(failure -> failure.row())
                .containsExactly(1L, 2L, 3L, 4L);
    }
}
