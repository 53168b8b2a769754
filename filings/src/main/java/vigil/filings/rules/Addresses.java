package vigil.filings.rules;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Address;
import vigil.filings.parties.Answer;

/**
 * Addresses: the state is asked of the United States, Canada and Mexico alone, a ZIP code of the
 * United States has five or nine digits.
 */
final class Addresses {
    private static final Set<String> WITH_STATES = Set.of("US", "CA", "MX");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Addresses() {}

    /** An address of which anything may be unknown. */
    static void of(Address address, String field, Findings findings) {
        findings.answer(address.street(), field + ".street", "the street");
        findings.answer(address.city(), field + ".city", "the city");
        findings.answer(address.country(), field + ".country", "the country");
        if (hasStates(address.country().value()) || address.country().unknown()) {
            findings.answer(address.state(), field + ".state", "the state");
            findings.answer(address.postalCode(), field + ".postalCode", "the postal code");
        }
        forms(address, field, findings);
    }

    /** An address that the filer knows: its own. */
    static void known(Address address, String field, Findings findings) {
        findings.known(address.street(), field + ".street", "the street");
        findings.known(address.city(), field + ".city", "the city");
        findings.known(address.country(), field + ".country", "the country");
        if (hasStates(address.country().value())) {
            findings.known(address.state(), field + ".state", "the state");
            findings.known(address.postalCode(), field + ".postalCode", "the postal code");
        }
        forms(address, field, findings);
    }

    static boolean isCountry(@Nullable String country) {
        return country != null && COUNTRIES.contains(country);
    }

    private static void forms(Address address, String field, Findings findings) {
        String country = address.country().value();
        findings.when(
                country != null && !isCountry(country),
                field + ".country",
                "not-a-country",
                "Choose a country of the list (two letters of ISO 3166).");
        findings.when(
                country != null && !hasStates(country) && !isMissing(address.state()),
                field + ".state",
                "state-not-asked",
                "Leave the state empty: the form asks it of the United States, Canada and Mexico alone.");
        findings.form(
                address.state().value(),
                "[A-Z]{2,3}",
                field + ".state",
                "Write the state's two or three capital letters.");
        if ("US".equals(country)) {
            findings.form(
                    address.postalCode().value(),
                    "\\d{5}(\\d{4})?",
                    field + ".postalCode",
                    "Write the five or nine digits of the ZIP code, without a hyphen.");
        }
    }

    private static boolean hasStates(@Nullable String country) {
        return country != null && WITH_STATES.contains(country);
    }

    private static boolean isMissing(Answer answer) {
        return answer.missing();
    }
}
