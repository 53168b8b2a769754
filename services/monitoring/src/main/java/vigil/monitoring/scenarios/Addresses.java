package vigil.monitoring.scenarios;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import vigil.monitoring.life.Revision;

/** Versions of scenarios in addresses and answers. */
public final class Addresses {

    private Addresses() {}

    /** A version of a path; what cannot be one names nothing. */
    public static VersionId version(String scenario, String version) {
        return new VersionId(scenario, Revision.version(version));
    }

    /** The version, and the revision of {@code If-Match} when it was sent. */
    static ScenarioDesk.Seen seen(String scenario, String version, @Nullable String ifMatch) {
        return new ScenarioDesk.Seen(version(scenario, version), Revision.seen(ifMatch));
    }

    static ResponseEntity<VersionView> tagged(VersionView version) {
        return ResponseEntity.ok().eTag(tag(version)).body(version);
    }

    static String tag(VersionView version) {
        return Revision.tag(version.revision());
    }
}
