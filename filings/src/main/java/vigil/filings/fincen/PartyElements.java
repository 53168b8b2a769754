package vigil.filings.fincen;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Address;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Identification;
import vigil.filings.parties.InstitutionKind;
import vigil.filings.parties.Occupation;
import vigil.filings.parties.PartyName;
import vigil.filings.parties.TaxNumber;
import vigil.filings.parties.Transmitter;
import vigil.filings.xml.FormElement;

/** The elements that the parties of both forms are made of, in the order of the schema. */
final class PartyElements {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private PartyElements() {}

    static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    static FormElement party(String code, String field) {
        return FormElement.group("Party", field).text("ActivityPartyTypeCode", "", code);
    }

    static FormElement transmitter(Transmitter transmitter, String field) {
        FormElement party =
                party(PartyCode.TRANSMITTER, field)
                        .add(legalName(transmitter.name(), field + ".name"))
                        .add(address(transmitter.address(), field + ".address"));
        if (transmitter.phone() != null) {
            party.add(
                    FormElement.group("PhoneNumber", field + ".phone")
                            .text("PhoneNumberText", "", transmitter.phone()));
        }
        number(party, transmitter.controlCode(), "28", field + ".controlCode");
        number(party, transmitter.taxNumber(), "4", field + ".taxNumber");
        return party;
    }

    static FormElement transmitterContact(Transmitter transmitter, String field) {
        return party(PartyCode.TRANSMITTER_CONTACT, field + ".contact")
                .add(legalName(transmitter.contact(), field + ".contact"));
    }

    static FormElement office(ContactOffice office, String field) {
        FormElement party =
                party(PartyCode.CONTACT_OFFICE, field)
                        .add(legalName(office.name(), field + ".name"));
        if (office.phone() != null || office.extension() != null) {
            party.add(phone(office.extension(), office.phone(), null, field));
        }
        return party;
    }

    /** A telephone number whose fields stand right below the given one. */
    static FormElement phone(
            @Nullable String extension,
            @Nullable String number,
            @Nullable String type,
            String field) {
        boolean ofPhone = field.endsWith("]") || field.endsWith(".phone");
        return FormElement.group("PhoneNumber", field)
                .text("PhoneNumberExtensionText", "extension", extension)
                .text("PhoneNumberText", ofPhone ? "number" : "phone", number)
                .text("PhoneNumberTypeCode", "type", type);
    }

    /** A name in one piece, as institutions and offices have it. */
    static FormElement legalName(@Nullable String name, String field) {
        return FormElement.group("PartyName", field)
                .text("PartyNameTypeCode", "", "L")
                .text("RawPartyFullName", "", name);
    }

    static FormElement otherName(String kind, String name, String field) {
        return FormElement.group("PartyName", field)
                .text("PartyNameTypeCode", "", kind)
                .text("RawPartyFullName", "", name);
    }

    /** The name of a person or an entity in its parts. */
    static FormElement name(PartyName name, String field) {
        return FormElement.group("PartyName", field)
                .mark("EntityLastNameUnknownIndicator", "last", name.last().unknown())
                .mark("FirstNameUnknownIndicator", "first", name.first().unknown())
                .text("PartyNameTypeCode", "", "L")
                .text("RawEntityIndividualLastName", "last", name.last().value())
                .text("RawIndividualFirstName", "first", name.first().value())
                .text("RawIndividualMiddleName", "middle", name.middle())
                .text("RawIndividualNameSuffixText", "suffix", name.suffix());
    }

    static FormElement address(Address address, String field) {
        return FormElement.group("Address", field)
                .mark("CityUnknownIndicator", "city", address.city().unknown())
                .mark("CountryCodeUnknownIndicator", "country", address.country().unknown())
                .text("RawCityText", "city", address.city().value())
                .text("RawCountryCodeText", "country", address.country().value())
                .text("RawStateCodeText", "state", address.state().value())
                .text("RawStreetAddress1Text", "street", address.street().value())
                .text("RawZIPCode", "postalCode", address.postalCode().value())
                .mark("StateCodeUnknownIndicator", "state", address.state().unknown())
                .mark("StreetAddressUnknownIndicator", "street", address.street().unknown())
                .mark("ZIPCodeUnknownIndicator", "postalCode", address.postalCode().unknown());
    }

    static void taxNumber(FormElement party, TaxNumber tax, String field) {
        if (tax.number().missing() && tax.type() == null) {
            return;
        }
        party.add(
                FormElement.group("PartyIdentification", field)
                        .text("PartyIdentificationNumberText", "number", tax.number().value())
                        .text("PartyIdentificationTypeCode", "type", tax.type())
                        .mark("TINUnknownIndicator", "number", tax.number().unknown()));
    }

    static void unknownIdentification(FormElement party, boolean unknown, String field) {
        if (unknown) {
            party.add(
                    FormElement.group("PartyIdentification", field)
                            .mark("IdentificationPresentUnknownIndicator", "", true));
        }
    }

    static FormElement identification(Identification document, String field) {
        return FormElement.group("PartyIdentification", field)
                .text("OtherIssuerCountryText", "country", document.country())
                .text("OtherIssuerStateText", "state", document.state())
                .text("OtherPartyIdentificationTypeText", "otherType", document.otherType())
                .text("PartyIdentificationNumberText", "number", document.number())
                .text("PartyIdentificationTypeCode", "type", document.type());
    }

    static void number(FormElement party, @Nullable String number, String type, String field) {
        if (number != null) {
            party.add(
                    FormElement.group("PartyIdentification", field)
                            .text("PartyIdentificationNumberText", "", number)
                            .text("PartyIdentificationTypeCode", "", type));
        }
    }

    static void kinds(FormElement party, List<InstitutionKind> kinds, String field) {
        for (int i = 0; i < kinds.size(); i++) {
            InstitutionKind kind = kinds.get(i);
            party.add(
                    FormElement.group(
                                    "OrganizationClassificationTypeSubtype", field + "[" + i + "]")
                            .text("OrganizationSubtypeID", "subtype", kind.subtype())
                            .text("OrganizationTypeID", "type", kind.type())
                            .text(
                                    "OtherOrganizationSubTypeText",
                                    "otherSubtype",
                                    kind.otherSubtype())
                            .text("OtherOrganizationTypeText", "otherType", kind.otherType()));
        }
    }

    static void occupation(FormElement party, Occupation occupation, String field) {
        if (!occupation.nothing()) {
            party.add(
                    FormElement.group("PartyOccupationBusiness", field)
                            .text("NAICSCode", "industry", occupation.industry())
                            .text("OccupationBusinessText", "text", occupation.text()));
        }
    }
}
