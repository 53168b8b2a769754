package vigil.filings.rules;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Answer;
import vigil.filings.parties.Identification;
import vigil.filings.parties.PartyName;

/** What is asked of everybody: names, birth dates, documents. */
final class Identifications {
    private static final Set<String> TAX_TYPES = Set.of("1", "2", "4", "9");
    private static final int OLDEST = 1900;

    private Identifications() {}

    static void document(Identification document, String field, Findings findings) {
        String type = document.type();
        findings.need(type, field + ".type", "which document it is");
        findings.need(document.number(), field + ".number", "the document's number");
        findings.when(
                type != null && TAX_TYPES.contains(type),
                field + ".type",
                "tax-number-as-document",
                "Taxpayer numbers have a field of their own.");
        Institutions.other(
                "999".equals(type), document.otherType(), field + ".otherType", findings);
        findings.when(
                document.country() != null && !Addresses.isCountry(document.country()),
                field + ".country",
                "not-a-country",
                "Choose the issuing country of the list (two letters of ISO 3166).");
        findings.when(
                document.state() != null && document.country() == null,
                field + ".country",
                "required",
                "Name the issuing country beside the issuing state.");
        findings.when(
                "6".equals(type) && document.country() == null,
                field + ".country",
                "required",
                "Name the country that issued the passport.");
    }

    static void name(PartyName name, boolean entity, String field, Findings findings) {
        findings.answer(
                name.last(), field + ".last", entity ? "the entity's name" : "the last name");
        if (!entity) {
            findings.answer(name.first(), field + ".first", "the first name");
            return;
        }
        findings.when(
                !name.first().missing() || name.middle() != null || name.suffix() != null,
                field + ".first",
                "entity-has-one-name",
                "An entity has one name: leave first and middle name and suffix empty.");
    }

    /** Only a person has a birth date: {@code yyyyMMdd}, 00 for what is unknown of it. */
    static void birth(
            Answer birth, boolean entity, LocalDate today, String field, Findings findings) {
        if (entity) {
            findings.when(
                    !birth.missing(), field, "entity-has-no-birth", "Leave the birth date empty.");
            return;
        }
        findings.answer(birth, field, "the birth date");
        findings.when(
                birth.value() != null && !isBirth(birth.value(), today),
                field,
                "not-a-birth-date",
                "Write year, month and day as yyyymmdd, 00 for what is unknown of them, not in the future.");
    }

    private static boolean isBirth(@Nullable String text, LocalDate today) {
        if (text == null || !text.matches("\\d{8}")) {
            return false;
        }
        int year = Integer.parseInt(text.substring(0, 4));
        int month = Integer.parseInt(text.substring(4, 6));
        int day = Integer.parseInt(text.substring(6));
        boolean possible =
                year >= OLDEST
                        && year <= today.getYear()
                        && month <= 12
                        && !(month == 0 && day > 0);
        if (!possible) {
            return false;
        }
        LocalDate first = LocalDate.of(year, Math.max(month, 1), 1);
        return day <= first.lengthOfMonth()
                && !first.plusDays(Math.max(day, 1) - 1L).isAfter(today);
    }
}
