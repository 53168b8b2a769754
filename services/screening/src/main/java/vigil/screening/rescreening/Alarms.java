package vigil.screening.rescreening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.problems.Refusal;
import vigil.watchlists.entities.ListId;

/**
 * Tells every institution that a list is not kept as it should be, each of the same refusal once.
 * An alarm stands until the list is well again: whom it could not be told is told at the next look.
 */
public final class Alarms {

    private static final Logger log = LoggerFactory.getLogger(Alarms.class);
    private static final String REFUSED = "list.refused";
    private static final String STALE = "list.stale";

    private final Questions questions;
    private final Outbox outbox;
    private final Evidence evidence;
    private final InstantSource clock;
    private final Map<Place, Alarm> standing = new LinkedHashMap<>();

    private record Place(String what, ListId list) {}

    /**
     * @param told who knows of it
     */
    private record Alarm(Instant at, Map<String, String> details, Set<InstitutionId> told) {}

    public Alarms(Questions questions, Outbox outbox, Evidence evidence, InstantSource clock) {
        this.questions = questions;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A version came into force: the next refusal is news. */
    synchronized void adopted(ListId list) {
        standing.remove(new Place(REFUSED, list));
    }

    /** The publisher says that the version in force is the newest. */
    synchronized void fresh(ListId list) {
        adopted(list);
        standing.remove(new Place(STALE, list));
    }

    /**
     * @param kinds of what was noticed
     */
    synchronized void refused(List<InstitutionId> institutions, ListId list, Set<String> kinds) {
        Map<String, String> details = Map.of("breaches", String.join(",", kinds));
        Alarm before = standing.get(new Place(REFUSED, list));
        if (before == null || !before.details().equals(details)) {
            stand(REFUSED, list, details);
        }
        tellOthers(institutions);
    }

    synchronized void stale(List<InstitutionId> institutions, ListId list, Instant since) {
        stand(STALE, list, Map.of("since", since.toString()));
        tellOthers(institutions);
    }

    private void stand(String what, ListId list, Map<String, String> details) {
        standing.put(new Place(what, list), new Alarm(clock.instant(), details, new HashSet<>()));
    }

    /** Tells of all that stands those of these institutions who do not know of it. */
    synchronized void tellOthers(List<InstitutionId> institutions) {
        standing.forEach((place, alarm) -> {
            for (InstitutionId institution : institutions) {
                if (!alarm.told().contains(institution) && isTold(institution, place, alarm)) {
                    alarm.told().add(institution);
                }
            }
        });
    }

    private boolean isTold(InstitutionId institution, Place place, Alarm alarm) {
        try {
            return questions.change(
                    institution,
                    connection -> {
                        outbox.put(connection, List.of(event(institution, place, alarm)));
                        evidence.record(
                                connection,
                                List.of(
                                        new Act(
                                                institution,
                                                Rescreening.ACTOR,
                                                place.what(),
                                                place.list().text(),
                                                alarm.details())));
                        return true;
                    });
        } catch (Refusal | IllegalStateException e) {
            log.atError()
                    .setMessage("an alarm is not told yet; it is tried again")
                    .addKeyValue("institution", institution)
                    .addKeyValue("list", place.list())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
            return false;
        }
    }

    /** Inboxes know a message by its id: what every institution is told is one each. */
    private static Message event(InstitutionId institution, Place place, Alarm alarm) {
        return new CloudEvent(
                        institution.value(),
                        place.what(),
                        place.list().text(),
                        alarm.at(),
                        Map.copyOf(alarm.details()))
                .again("screening", institution + "/" + alarm.at());
    }
}
