package vigil.filings.rules;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Identification;
import vigil.filings.parties.Institution;
import vigil.filings.parties.InstitutionKind;
import vigil.filings.parties.Transmitter;

/** Institutions, their transmitter and their office: what both of FinCEN's reports ask of them. */
final class Institutions {
    private static final Set<String> SUBTYPED = Set.of("1", "5");
    private static final String PHONE = "\\d{7,16}";
    private static final String PHONE_REMEDY =
            "Write the telephone number in digits alone, with area or country code.";

    private Institutions() {}

    static void transmitter(Transmitter transmitter, String field, Findings findings) {
        findings.need(transmitter.name(), field + ".name", "the transmitter's name");
        Addresses.known(transmitter.address(), field + ".address", findings);
        phone(transmitter.phone(), field + ".phone", findings);
        findings.need(
                transmitter.taxNumber(), field + ".taxNumber", "the transmitter's taxpayer number");
        TaxNumbers.american(transmitter.taxNumber(), field + ".taxNumber", findings);
        findings.need(
                transmitter.controlCode(),
                field + ".controlCode",
                "the transmitter control code that FinCEN gave out");
        findings.form(
                transmitter.controlCode(),
                "[A-Z0-9]{8}",
                field + ".controlCode",
                "Write the eight capital letters and digits of the transmitter control code.");
        findings.need(
                transmitter.contact(),
                field + ".contact",
                "a person to contact at the transmitter");
    }

    static void office(ContactOffice office, String field, Findings findings) {
        findings.need(office.name(), field + ".name", "the office to contact");
        phone(office.phone(), field + ".phone", findings);
        extension(office.extension(), field + ".extension", findings);
    }

    /** The institution that files: everything about it is known. */
    static void filer(Institution filer, String field, Findings findings) {
        findings.known(filer.name(), field + ".name", "the institution's legal name");
        Addresses.known(filer.address(), field + ".address", findings);
        TaxNumbers.ofInstitution(filer.taxNumber(), false, field + ".taxNumber", findings);
        rest(filer, field, findings);
    }

    /** Another institution, of which anything may be unknown. */
    static void other(Institution institution, String field, Findings findings) {
        findings.answer(institution.name(), field + ".name", "the institution's legal name");
        Addresses.of(institution.address(), field + ".address", findings);
        TaxNumbers.ofInstitution(institution.taxNumber(), true, field + ".taxNumber", findings);
        rest(institution, field, findings);
    }

    static void phone(@Nullable String number, String field, Findings findings) {
        findings.need(number, field, "a telephone number");
        optionalPhone(number, field, findings);
    }

    static void optionalPhone(@Nullable String number, String field, Findings findings) {
        findings.form(number, PHONE, field, PHONE_REMEDY);
    }

    static void extension(@Nullable String extension, String field, Findings findings) {
        findings.form(extension, "\\d{1,6}", field, "Write the extension in up to six digits.");
    }

    private static void rest(Institution institution, String field, Findings findings) {
        findings.need(
                institution.regulator(), field + ".regulator", "the primary federal regulator");
        kinds(institution.kinds(), field + ".kinds", findings);
        List<Identification> registrations = institution.registrations();
        for (int i = 0; i < registrations.size(); i++) {
            String at = field + ".registrations[" + i + "]";
            findings.need(registrations.get(i).type(), at + ".type", "which registration it is");
            findings.need(
                    registrations.get(i).number(), at + ".number", "the registration's number");
        }
    }

    private static void kinds(List<InstitutionKind> kinds, String field, Findings findings) {
        findings.when(kinds.isEmpty(), field, "required", "Say what kind of institution it is.");
        for (int i = 0; i < kinds.size(); i++) {
            kind(kinds.get(i), field + "[" + i + "]", findings);
        }
        findings.when(
                kinds.stream().map(InstitutionKind::subtype).filter(Objects::nonNull).count()
                        != kinds.stream()
                                .map(InstitutionKind::subtype)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count(),
                field,
                "twice",
                "Say each kind of institution only once.");
    }

    private static void kind(InstitutionKind kind, String field, Findings findings) {
        findings.need(kind.type(), field + ".type", "the kind of institution");
        other("999".equals(kind.type()), kind.otherType(), field + ".otherType", findings);
        String subtype = kind.subtype();
        boolean otherSubtype = "1999".equals(subtype) || "5999".equals(subtype);
        other(otherSubtype, kind.otherSubtype(), field + ".otherSubtype", findings);
        boolean asked = kind.type() != null && SUBTYPED.contains(kind.type());
        findings.when(
                asked && subtype == null,
                field + ".subtype",
                "required",
                "Say which kind of casino or securities institution it is.");
        findings.when(
                subtype != null && !(asked && subtype.startsWith(String.valueOf(kind.type()))),
                field + ".subtype",
                "wrong-subtype",
                "Choose a subtype that belongs to the kind of institution.");
    }

    /** An "other" says in words what else; nothing else does. */
    static void other(boolean other, @Nullable String text, String field, Findings findings) {
        findings.when(
                other && text == null,
                field,
                "other-needs-text",
                "Say in words what \"other\" stands for.");
        findings.when(
                !other && text != null,
                field,
                "text-without-other",
                "Leave this empty unless \"other\" is chosen.");
    }
}
