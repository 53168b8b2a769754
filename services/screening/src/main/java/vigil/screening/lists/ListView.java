package vigil.screening.lists;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.versions.Snapshot;

/**
 * A list in force.
 *
 * @param version SHA-256 of the content
 * @param edition the publisher's name of the version
 * @param entities how many there are of each schema
 * @param searched how many of them bear names that are searched
 * @param names how many names they bear
 */
public record ListView(
        @Schema(example = "ofac-sdn") String list,
        String version,
        String edition,
        Instant seen,
        Map<String, Integer> entities,
        int searched,
        int names) {

    static ListView of(ListIndex list) {
        Snapshot snapshot = list.snapshot();
        return new ListView(
                snapshot.list().text(),
                snapshot.id().text(),
                snapshot.edition(),
                snapshot.seen(),
                snapshot.counts(),
                list.index().entities(),
                list.index().names());
    }
}
