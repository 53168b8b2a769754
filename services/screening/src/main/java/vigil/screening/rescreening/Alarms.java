package vigil.screening.rescreening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Outbox;
import vigil.watchlists.entities.ListId;

/** Tells every institution that a list is not kept as it should be; the same refusal once. */
public final class Alarms {

    private final Questions questions;
    private final Outbox outbox;
    private final Evidence evidence;
    private final InstantSource clock;
    private final Map<ListId, Set<String>> told = new ConcurrentHashMap<>();

    public Alarms(Questions questions, Outbox outbox, Evidence evidence, InstantSource clock) {
        this.questions = questions;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A version came into force: the next refusal is news. */
    void adopted(ListId list) {
        told.remove(list);
    }

    /**
     * @param kinds of what was noticed
     */
    void refused(List<InstitutionId> institutions, ListId list, Set<String> kinds) {
        if (!kinds.equals(told.put(list, kinds))) {
            tell(institutions, "list.refused", list, Map.of("breaches", String.join(",", kinds)));
        }
    }

    void stale(List<InstitutionId> institutions, ListId list, Instant since) {
        tell(institutions, "list.stale", list, Map.of("since", since.toString()));
    }

    private void tell(
            List<InstitutionId> institutions,
            String what,
            ListId list,
            Map<String, String> details) {
        Instant now = clock.instant();
        for (InstitutionId institution : institutions) {
            questions.change(
                    institution,
                    connection -> {
                        outbox.put(
                                connection,
                                List.of(
                                        new CloudEvent(
                                                        institution.value(),
                                                        what,
                                                        list.text(),
                                                        now,
                                                        Map.copyOf(details))
                                                .again("screening", now.toString())));
                        evidence.record(
                                connection,
                                List.of(
                                        new Act(
                                                institution,
                                                Rescreening.ACTOR,
                                                what,
                                                list.text(),
                                                details)));
                        return true;
                    });
        }
    }
}
