package vigil.kernel.evidence;

import java.util.Map;
import java.util.TreeMap;
import vigil.kernel.identity.InstitutionId;

/**
 * Something that somebody did and that must be provable later.
 *
 * @param actor the login or house that acted
 * @param verb what was done, noun before past tense: {@code token.issued}
 * @param object id of what it was done to; never personal data
 * @param details further ids and codes; never personal data
 */
public record Act(
        InstitutionId institution,
        String actor,
        String verb,
        String object,
        Map<String, String> details) {

    public Act {
        details =
                java.util.Collections.unmodifiableMap(
                        new TreeMap<>(details)); // One order, one hash.
    }
}
