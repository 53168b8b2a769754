package vigil.screening.hits;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vigil.kernel.evidence.Act;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.screening.questions.Thousandths;

/** What others are told of hits: ids, versions and scores. */
public final class HitFacts {

    private HitFacts() {}

    /**
     * @param what such as {@code match_found}
     */
    public static Message event(
            InstitutionId institution, String what, HitRow hit, InstantSource clock) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("hit", hit.id().toString());
        facts.put("customer", hit.pair().customer());
        facts.put("list", hit.pair().list());
        facts.put("entry", hit.pair().entry());
        facts.put("listVersion", hit.pins().listVersion());
        facts.put("state", hit.state().word());
        facts.put("reason", hit.reason().word());
        facts.put("score", Thousandths.of(hit.score()));
        return new CloudEvent(
                        institution.value(),
                        "screening." + what,
                        hit.id().toString(),
                        clock.instant(),
                        facts)
                .again("screening", Integer.toString(hit.revision()));
    }

    public static Act act(InstitutionId institution, String actor, String verb, HitRow hit) {
        Map<String, String> details = new TreeMap<>();
        details.put("customer", hit.pair().customer());
        details.put("list", hit.pair().list());
        details.put("entry", hit.pair().entry());
        details.put("customerVersion", Integer.toString(hit.pins().customerVersion()));
        details.put("entryVersion", hit.pins().entryVersion());
        details.put("listVersion", hit.pins().listVersion());
        details.put("state", hit.state().word());
        details.put("reason", hit.reason().word());
        details.put("score", Double.toString(Thousandths.of(hit.score())));
        return new Act(institution, actor, verb, hit.id().toString(), details);
    }
}
