package vigil.screening.rescreening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Outbox;
import vigil.screening.hits.FollowUp;
import vigil.screening.hits.HitRow;
import vigil.screening.hits.HitRows;
import vigil.screening.hits.Pair;
import vigil.screening.hits.Reason;
import vigil.screening.hits.Sighter;
import vigil.screening.register.CustodyNumber;
import vigil.screening.register.CustomerBook;
import vigil.screening.register.CustomerLoading;
import vigil.screening.register.MissedCustomers;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.versions.SnapshotArchive;
import vigil.watchlists.versions.SnapshotDelta;

/**
 * Screens an institution's customers against what is new in a list. How far it came is written in
 * the same transaction as the hits, so that a crash in between leaves nothing out.
 */
public final class Rescreening {

    /** Who acts when nobody asked. */
    static final String ACTOR = "screening";

    private static final Logger log = LoggerFactory.getLogger(Rescreening.class);
    private static final int MOST_ENTRIES_BY_NAME = 2_000;

    private final Parts parts;

    public Rescreening(Parts parts) {
        this.parts = parts;
    }

    /** What it works with. */
    public record Parts(
            Questions questions,
            CustomerLoading customers,
            SnapshotArchive archive,
            Sighter sighter,
            FollowUp followUp,
            Outbox outbox,
            Evidence evidence,
            InstantSource clock) {}

    /**
     * Brings an institution's hits up to a version of a list; nothing happens when they are.
     *
     * @param last the change that brought the version, if it is known
     */
    void follow(InstitutionId institution, ListIndex list, Optional<SnapshotDelta> last) {
        parts.customers()
                .onceLoaded(
                        institution,
                        book -> {
                            String name = list.snapshot().list().text();
                            Optional<String> screened =
                                    parts.questions()
                                            .ask(
                                                    institution,
                                                    connection ->
                                                            ScreenedLists.version(
                                                                    connection, name));
                            if (!screened.equals(Optional.of(list.snapshot().id().text()))) {
                                Scope scope = Scope.of(screened, list, last, parts.archive());
                                Step step = new Step(institution, list, scope, screened);
                                FollowUp.Counts counts =
                                        parts.questions()
                                                .change(
                                                        institution,
                                                        connection -> step.write(connection, book));
                                step.log(counts);
                            }
                        });
    }

    /** One institution, one list, one version. */
    private final class Step {
        private final InstitutionId institution;
        private final ListIndex list;
        private final Scope scope;
        private final Optional<String> screened;
        private final String name;
        private final String version;

        Step(InstitutionId institution, ListIndex list, Scope scope, Optional<String> screened) {
            this.institution = institution;
            this.list = list;
            this.scope = scope;
            this.screened = screened;
            this.name = list.snapshot().list().text();
            this.version = list.snapshot().id().text();
        }

        FollowUp.Counts write(Connection connection, CustomerBook book) throws SQLException {
            CustodyNumber.hold(connection, book.custody());
            MissedCustomers.note(connection, book.unread());
            Map<Pair, HitRow> hits =
                    scope.all() || scope.entries().size() > MOST_ENTRIES_BY_NAME
                            ? HitRows.lockOfList(connection, name)
                            : HitRows.lockOfEntries(connection, name, scope.entries());
            if (!scope.all()) {
                hits.keySet().removeIf(pair -> !scope.entries().contains(pair.entry()));
            }
            // Who cannot be read has not left: its hits stay as they are.
            hits.keySet().removeIf(pair -> book.unread().contains(pair.customer()));
            FollowUp.Counts counts =
                    parts.followUp()
                            .apply(
                                    connection,
                                    new FollowUp.Review(
                                            institution,
                                            ACTOR,
                                            Reason.ENTRY_CHANGED,
                                            Reason.ENTRY_REMOVED,
                                            hits,
                                            parts.sighter()
                                                    .ofEntries(
                                                            book,
                                                            list,
                                                            scope.entries(),
                                                            hits.keySet())));
            ScreenedLists.write(connection, institution, name, version);
            tell(connection, counts);
            return counts;
        }

        private void tell(Connection connection, FollowUp.Counts counts) throws SQLException {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("list", name);
            facts.put("version", version);
            screened.ifPresent(before -> facts.put("before", before));
            facts.put("added", scope.added());
            facts.put("removed", scope.removed());
            facts.put("changed", scope.changed());
            facts.put("hitsOpened", counts.opened());
            facts.put("hitsReopened", counts.reopened());
            facts.put("hitsRescored", counts.rescored());
            facts.put("hitsClosed", counts.closed());
            Instant now = parts.clock().instant();
            parts.outbox()
                    .put(
                            connection,
                            List.of(
                                    new CloudEvent(
                                                    institution.value(),
                                                    "list.updated",
                                                    name,
                                                    now,
                                                    facts)
                                            // The same version may come back later.
                                            .again(
                                                    "screening",
                                                    institution + "/" + version + "/" + now)));
            Map<String, String> details = new TreeMap<>();
            facts.forEach((key, value) -> details.put(key, value.toString()));
            parts.evidence()
                    .record(
                            connection,
                            List.of(
                                    new Act(
                                            institution,
                                            ACTOR,
                                            "list.followed_up",
                                            name,
                                            details)));
        }

        void log(FollowUp.Counts counts) {
            boolean news = counts.opened() + counts.reopened() + counts.closed() > 0;
            log.atLevel(news ? Level.INFO : Level.DEBUG)
                    .setMessage("customers are screened against a list version")
                    .addKeyValue("institution", institution)
                    .addKeyValue("list", name)
                    .addKeyValue("version", list.snapshot().id().brief())
                    .addKeyValue("entries", scope.entries().size())
                    .addKeyValue("opened", counts.opened() + counts.reopened())
                    .addKeyValue("closed", counts.closed())
                    .log();
        }
    }
}
