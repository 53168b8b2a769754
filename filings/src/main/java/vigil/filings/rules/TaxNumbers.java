package vigil.filings.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.TaxNumber;

/**
 * Taxpayer identification numbers: those of the United States have nine digits that are not all the
 * same, without hyphens; the type must go with whose it is.
 */
final class TaxNumbers {
    private static final Set<String> ALL = Set.of("1", "2", "9");
    private static final Set<String> OF_PERSONS = Set.of("1", "9");

    private TaxNumbers() {}

    static void ofAnybody(TaxNumber tax, boolean entity, String field, Findings findings) {
        findings.answer(tax.number(), field + ".number", "the taxpayer number");
        check(tax, entity ? ALL : OF_PERSONS, field, findings);
    }

    static void ofInstitution(
            TaxNumber tax, boolean mayBeUnknown, String field, Findings findings) {
        if (mayBeUnknown) {
            findings.answer(tax.number(), field + ".number", "the institution's taxpayer number");
        } else {
            findings.known(tax.number(), field + ".number", "the institution's taxpayer number");
        }
        check(tax, ALL, field, findings);
    }

    static void american(@Nullable String number, String field, Findings findings) {
        findings.when(
                number != null && !isAmerican(number),
                field,
                "wrong-tax-number",
                "Write the nine digits of the taxpayer number without hyphens.");
    }

    private static void check(TaxNumber tax, Set<String> types, String field, Findings findings) {
        String number = tax.number().value();
        String type = tax.type();
        if (number == null) {
            findings.when(
                    type != null,
                    field + ".type",
                    "type-without-number",
                    "Choose no type where there is no number.");
            return;
        }
        findings.when(
                type == null || !types.contains(type),
                field + ".type",
                "wrong-tax-type",
                "Choose the type of the taxpayer number: 1 (SSN or ITIN), "
                        + (types.contains("2") ? "2 (EIN) or 9 (foreign)." : "or 9 (foreign)."));
        if (!"9".equals(type)) {
            american(number, field + ".number", findings);
        }
    }

    private static boolean isAmerican(String number) {
        return number.matches("\\d{9}") && number.chars().distinct().count() > 1;
    }
}
