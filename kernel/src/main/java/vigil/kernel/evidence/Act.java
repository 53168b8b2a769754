package vigil.kernel.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

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

    /**
     * What personal data is uncovered for. It is written down, so it holds none itself.
     *
     * @param word one of {@link #WORDS}
     * @param reference of the case or letter; null where there is none
     */
    public record Purpose(String word, @Nullable String reference) {

        /**
         * None says that a report is written: evidence is read by those who may not know of one.
         */
        public static final List<String> WORDS =
                List.of("investigation", "authority_request", "customer_request");

        /** What a reference is made of. */
        public static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}";

        private static final Pattern REFERENCES = Pattern.compile(REFERENCE);

        /** What a caller has said, checked. */
        public static Purpose of(@Nullable String word, @Nullable String reference) {
            List<FieldError> faults = new ArrayList<>();
            if (word == null || !WORDS.contains(word)) {
                faults.add(FieldError.of("purpose", "is one of " + String.join(", ", WORDS)));
            }
            if (reference != null && !REFERENCES.matcher(reference).matches()) {
                faults.add(
                        FieldError.of(
                                "reference",
                                "is up to 64 letters, digits, dots, dashes and slashes"));
            }
            if (word == null || !faults.isEmpty()) {
                throw Refusal.of(
                        ProblemCode.VALIDATION_FAILED,
                        "Some of the values are not acceptable.",
                        faults);
            }
            return new Purpose(word, reference);
        }

        /** For the details of an act. */
        public Map<String, String> details() {
            return reference == null
                    ? Map.of("purpose", word)
                    : Map.of("purpose", word, "reference", reference);
        }
    }
}
