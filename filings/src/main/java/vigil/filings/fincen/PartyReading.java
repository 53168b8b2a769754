package vigil.filings.fincen;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Address;
import vigil.filings.parties.Answer;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Gender;
import vigil.filings.parties.Identification;
import vigil.filings.parties.Institution;
import vigil.filings.parties.InstitutionKind;
import vigil.filings.parties.Occupation;
import vigil.filings.parties.PartyName;
import vigil.filings.parties.Phone;
import vigil.filings.parties.TaxNumber;
import vigil.filings.parties.Transmitter;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/** Reads what the parties of both forms are made of. */
final class PartyReading {
    private static final Set<String> TAX_TYPES = Set.of("1", "2", "4", "9");

    private PartyReading() {}

    static @Nullable LocalDate day(ReadElement parent, String name) throws UnreadableForm {
        String text = parent.value(name);
        try {
            return text == null ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new UnreadableForm(name + " is no day", e);
        }
    }

    static @Nullable Long amount(ReadElement parent, String name) throws UnreadableForm {
        String text = parent.value(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UnreadableForm(name + " is no amount in whole dollars", e);
        }
    }

    static Answer answer(ReadElement parent, String name, String unknown) {
        return parent.marked(unknown) ? Answer.UNKNOWN : Answer.of(parent.value(name));
    }

    /** The parties with that code, in their order. */
    static List<ReadElement> parties(ReadElement activity, String code) {
        return activity.all("Party").stream()
                .filter(party -> code.equals(party.value("ActivityPartyTypeCode")))
                .toList();
    }

    /** The one party with that code. */
    static ReadElement party(ReadElement activity, String code) throws UnreadableForm {
        List<ReadElement> found = parties(activity, code);
        if (found.size() != 1) {
            throw new UnreadableForm("there should be one party of type " + code);
        }
        return found.getFirst();
    }

    static Transmitter transmitter(ReadElement activity) throws UnreadableForm {
        ReadElement party = party(activity, PartyCode.TRANSMITTER);
        ReadElement phone = party.first("PhoneNumber");
        return new Transmitter(
                fullName(party),
                address(party.first("Address")),
                phone == null ? null : phone.value("PhoneNumberText"),
                number(party, "4"),
                number(party, "28"),
                fullName(party(activity, PartyCode.TRANSMITTER_CONTACT)));
    }

    static ContactOffice office(ReadElement activity) throws UnreadableForm {
        ReadElement party = party(activity, PartyCode.CONTACT_OFFICE);
        ReadElement phone = party.first("PhoneNumber");
        return new ContactOffice(
                fullName(party),
                phone == null ? null : phone.value("PhoneNumberText"),
                phone == null ? null : phone.value("PhoneNumberExtensionText"));
    }

    static Institution institution(ReadElement party) {
        List<ReadElement> names = party.all("PartyName");
        Answer name =
                names.isEmpty()
                        ? Answer.MISSING
                        : answer(
                                names.getFirst(),
                                "RawPartyFullName",
                                "EntityLastNameUnknownIndicator");
        List<InstitutionKind> kinds = new ArrayList<>();
        for (ReadElement kind : party.all("OrganizationClassificationTypeSubtype")) {
            kinds.add(
                    new InstitutionKind(
                            kind.value("OrganizationTypeID"),
                            kind.value("OrganizationSubtypeID"),
                            kind.value("OtherOrganizationTypeText"),
                            kind.value("OtherOrganizationSubTypeText")));
        }
        return new Institution(
                name,
                names.size() < 2 ? null : names.get(1).value("RawPartyFullName"),
                address(party.first("Address")),
                taxNumber(party),
                identifications(party),
                kinds,
                party.value("PrimaryRegulatorTypeCode"));
    }

    static @Nullable String fullName(ReadElement party) {
        ReadElement name = party.first("PartyName");
        return name == null ? null : name.value("RawPartyFullName");
    }

    static PartyName name(ReadElement party) {
        ReadElement name = party.first("PartyName");
        if (name == null) {
            return PartyName.MISSING;
        }
        return new PartyName(
                answer(name, "RawEntityIndividualLastName", "EntityLastNameUnknownIndicator"),
                answer(name, "RawIndividualFirstName", "FirstNameUnknownIndicator"),
                name.value("RawIndividualMiddleName"),
                name.value("RawIndividualNameSuffixText"));
    }

    static Address address(@Nullable ReadElement address) {
        if (address == null) {
            return Address.MISSING;
        }
        return new Address(
                answer(address, "RawStreetAddress1Text", "StreetAddressUnknownIndicator"),
                answer(address, "RawCityText", "CityUnknownIndicator"),
                answer(address, "RawStateCodeText", "StateCodeUnknownIndicator"),
                answer(address, "RawZIPCode", "ZIPCodeUnknownIndicator"),
                answer(address, "RawCountryCodeText", "CountryCodeUnknownIndicator"));
    }

    static TaxNumber taxNumber(ReadElement party) {
        for (ReadElement number : party.all("PartyIdentification")) {
            if (isTax(number)) {
                return new TaxNumber(
                        answer(number, "PartyIdentificationNumberText", "TINUnknownIndicator"),
                        number.value("PartyIdentificationTypeCode"));
            }
        }
        return TaxNumber.MISSING;
    }

    static boolean identificationUnknown(ReadElement party) {
        return party.all("PartyIdentification").stream()
                .anyMatch(number -> number.marked("IdentificationPresentUnknownIndicator"));
    }

    static List<Identification> identifications(ReadElement party) {
        List<Identification> documents = new ArrayList<>();
        for (ReadElement number : party.all("PartyIdentification")) {
            if (!isTax(number) && !number.marked("IdentificationPresentUnknownIndicator")) {
                documents.add(
                        new Identification(
                                number.value("PartyIdentificationTypeCode"),
                                number.value("PartyIdentificationNumberText"),
                                number.value("OtherPartyIdentificationTypeText"),
                                number.value("OtherIssuerCountryText"),
                                number.value("OtherIssuerStateText")));
            }
        }
        return documents;
    }

    static @Nullable String number(ReadElement party, String type) {
        for (ReadElement number : party.all("PartyIdentification")) {
            if (type.equals(number.value("PartyIdentificationTypeCode"))) {
                return number.value("PartyIdentificationNumberText");
            }
        }
        return null;
    }

    static Phone phone(ReadElement phone) {
        return new Phone(
                phone.value("PhoneNumberText"),
                phone.value("PhoneNumberExtensionText"),
                phone.value("PhoneNumberTypeCode"));
    }

    static Occupation occupation(ReadElement party) {
        ReadElement occupation = party.first("PartyOccupationBusiness");
        return occupation == null
                ? Occupation.NONE
                : new Occupation(
                        occupation.value("OccupationBusinessText"), occupation.value("NAICSCode"));
    }

    static @Nullable Gender gender(ReadElement party) {
        if (party.marked("FemaleGenderIndicator")) {
            return Gender.FEMALE;
        }
        if (party.marked("MaleGenderIndicator")) {
            return Gender.MALE;
        }
        return party.marked("UnknownGenderIndicator") ? Gender.UNKNOWN : null;
    }

    private static boolean isTax(ReadElement number) {
        String type = number.value("PartyIdentificationTypeCode");
        return number.marked("TINUnknownIndicator") || type != null && TAX_TYPES.contains(type);
    }
}
