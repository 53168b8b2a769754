package vigil.cases.told;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/**
 * Something that was done to an item or a case.
 *
 * @param actor a login, or the name of a house
 * @param kind what {@code about} is: {@code item}, {@code case} or {@code report}; what belongs to
 *     a case and is for those alone who may know of reports is of the kind {@code report} too
 * @param what in the past tense, such as {@code disposed}
 * @param details ids and codes; never words
 */
public record Deed(
        InstitutionId institution,
        String actor,
        String kind,
        UUID about,
        String what,
        Map<String, String> details) {

    private static final String REPORT = "report";

    public Deed {
        details = Map.copyOf(new TreeMap<>(details));
    }

    /** Whether only those who may know of reports read of it. */
    boolean isConfidential() {
        return kind.equals(REPORT);
    }

    /** Something about a case that those alone read who may know of reports. */
    public static Deed ofCaseConfidentially(
            Caller caller, UUID about, String what, Map<String, String> details) {
        return new Deed(caller.institution(), caller.login(), REPORT, about, what, details);
    }

    public static Deed ofItem(Caller caller, UUID item, String what, Map<String, String> details) {
        return new Deed(caller.institution(), caller.login(), "item", item, what, details);
    }

    public static Deed ofCase(Caller caller, UUID about, String what, Map<String, String> details) {
        return new Deed(caller.institution(), caller.login(), "case", about, what, details);
    }
}
