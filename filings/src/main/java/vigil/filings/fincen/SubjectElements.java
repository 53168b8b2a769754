package vigil.filings.fincen;

import java.util.List;
import vigil.filings.parties.AccountHolding;
import vigil.filings.parties.AccountHolding.HeldAccount;
import vigil.filings.parties.Gender;
import vigil.filings.parties.Phone;
import vigil.filings.parties.Relationship;
import vigil.filings.parties.Relationship.Standing;
import vigil.filings.parties.Relationship.Tie;
import vigil.filings.parties.Subject;
import vigil.filings.parties.Subject.Part;
import vigil.filings.xml.FormElement;

/** A subject as a party of the form. */
final class SubjectElements {

    private SubjectElements() {}

    static FormElement of(Subject subject, String field) {
        FormElement party =
                PartyElements.party(PartyCode.SUBJECT, field)
                        .mark(
                                "AdmissionConfessionNoIndicator",
                                "corroborated",
                                Boolean.FALSE.equals(subject.corroborated()))
                        .mark(
                                "AdmissionConfessionYesIndicator",
                                "corroborated",
                                Boolean.TRUE.equals(subject.corroborated()))
                        .mark(
                                "AllCriticalSubjectInformationUnavailableIndicator",
                                "nothingKnown",
                                subject.nothingKnown());
        if (!subject.nothingKnown()) {
            marks(party, subject);
            names(party, subject, field);
            contacts(party, subject, field);
            ties(party, subject, field);
        }
        return party;
    }

    private static void marks(FormElement party, Subject subject) {
        party.mark("BirthDateUnknownIndicator", "birthDate", subject.birthDate().unknown())
                .mark(
                        "BothPurchaserSenderPayeeReceiveIndicator",
                        "part",
                        subject.part() == Part.BOTH)
                .mark("FemaleGenderIndicator", "gender", subject.gender() == Gender.FEMALE)
                .text("IndividualBirthDateText", "birthDate", subject.birthDate().value())
                .mark("MaleGenderIndicator", "gender", subject.gender() == Gender.MALE)
                .mark("NoKnownAccountInvolvedIndicator", "noAccount", subject.noAccount())
                .mark("PartyAsEntityOrganizationIndicator", "entity", subject.entity())
                .mark("PayeeReceiverIndicator", "part", subject.part() == Part.RECEIVER)
                .mark("PurchaserSenderIndicator", "part", subject.part() == Part.SENDER)
                .mark("UnknownGenderIndicator", "gender", subject.gender() == Gender.UNKNOWN);
    }

    private static void names(FormElement party, Subject subject, String field) {
        party.add(PartyElements.name(subject.name(), field + ".name"));
        for (int i = 0; i < subject.otherNames().size(); i++) {
            party.add(
                    PartyElements.otherName(
                            "AKA", subject.otherNames().get(i), field + ".otherNames[" + i + "]"));
        }
        for (int i = 0; i < subject.addresses().size(); i++) {
            party.add(
                    PartyElements.address(
                            subject.addresses().get(i), field + ".addresses[" + i + "]"));
        }
    }

    private static void contacts(FormElement party, Subject subject, String field) {
        for (int i = 0; i < subject.phones().size(); i++) {
            Phone phone = subject.phones().get(i);
            party.add(
                    PartyElements.phone(
                            phone.extension(),
                            phone.number(),
                            phone.type(),
                            field + ".phones[" + i + "]"));
        }
        PartyElements.taxNumber(party, subject.taxNumber(), field + ".taxNumber");
        PartyElements.unknownIdentification(
                party, subject.identificationUnknown(), field + ".identifications");
        for (int i = 0; i < subject.identifications().size(); i++) {
            party.add(
                    PartyElements.identification(
                            subject.identifications().get(i),
                            field + ".identifications[" + i + "]"));
        }
        PartyElements.occupation(party, subject.occupation(), field + ".occupation");
        electronic(party, subject.emails(), "E", field + ".emails");
        electronic(party, subject.websites(), "U", field + ".websites");
    }

    private static void electronic(
            FormElement party, List<String> addresses, String type, String field) {
        for (int i = 0; i < addresses.size(); i++) {
            party.add(
                    FormElement.group("ElectronicAddress", field + "[" + i + "]")
                            .text("ElectronicAddressText", "", addresses.get(i))
                            .text("ElectronicAddressTypeCode", "", type));
        }
    }

    private static void ties(FormElement party, Subject subject, String field) {
        for (int i = 0; i < subject.relationships().size(); i++) {
            party.add(tie(subject.relationships().get(i), field + ".relationships[" + i + "]"));
        }
        if (!subject.holdings().isEmpty()) {
            FormElement accounts =
                    FormElement.group("PartyAccountAssociation", field + ".holdings")
                            .text("PartyAccountAssociationTypeCode", "", "7");
            for (int i = 0; i < subject.holdings().size(); i++) {
                accounts.add(holding(subject.holdings().get(i), field + ".holdings[" + i + "]"));
            }
            party.add(accounts);
        }
    }

    private static FormElement tie(Relationship tie, String field) {
        return FormElement.group("PartyAssociation", field)
                .mark("AccountantIndicator", "ties", tie.ties().contains(Tie.ACCOUNTANT))
                .text("ActionTakenDateText", "actionOn", PartyElements.day(tie.actionOn()))
                .mark("AgentIndicator", "ties", tie.ties().contains(Tie.AGENT))
                .mark("AppraiserIndicator", "ties", tie.ties().contains(Tie.APPRAISER))
                .mark("AttorneyIndicator", "ties", tie.ties().contains(Tie.ATTORNEY))
                .mark("BorrowerIndicator", "ties", tie.ties().contains(Tie.BORROWER))
                .mark("CustomerIndicator", "ties", tie.ties().contains(Tie.CUSTOMER))
                .mark("DirectorIndicator", "ties", tie.ties().contains(Tie.DIRECTOR))
                .mark("EmployeeIndicator", "ties", tie.ties().contains(Tie.EMPLOYEE))
                .mark("NoRelationshipToInstitutionIndicator", "ties", tie.ties().contains(Tie.NONE))
                .mark("OfficerIndicator", "ties", tie.ties().contains(Tie.OFFICER))
                .text("OtherPartyAssociationTypeText", "otherTie", tie.otherTie())
                .mark("OtherRelationshipIndicator", "ties", tie.ties().contains(Tie.OTHER))
                .mark("OwnerShareholderIndicator", "ties", tie.ties().contains(Tie.OWNER))
                .mark(
                        "RelationshipContinuesIndicator",
                        "standing",
                        tie.standing() == Standing.CONTINUES)
                .mark("ResignedIndicator", "standing", tie.standing() == Standing.RESIGNED)
                .text(
                        "SubjectRelationshipFinancialInstitutionTINText",
                        "institutionTaxNumber",
                        tie.institutionTaxNumber())
                .mark("SuspendedBarredIndicator", "standing", tie.standing() == Standing.SUSPENDED)
                .mark("TerminatedIndicator", "standing", tie.standing() == Standing.TERMINATED);
    }

    private static FormElement holding(AccountHolding holding, String field) {
        FormElement party =
                PartyElements.party(PartyCode.ACCOUNT_INSTITUTION, field)
                        .mark("NonUSFinancialInstitutionIndicator", "foreign", holding.foreign());
        PartyElements.number(
                party, holding.institutionTaxNumber(), "4", field + ".institutionTaxNumber");
        for (int i = 0; i < holding.accounts().size(); i++) {
            party.add(account(holding.accounts().get(i), field + ".accounts[" + i + "]"));
        }
        return party;
    }

    private static FormElement account(HeldAccount account, String field) {
        return FormElement.group("Account", field)
                .text("AccountNumberText", "number", account.number())
                .add(
                        FormElement.group("PartyAccountAssociation", field)
                                .mark("AccountClosedIndicator", "closed", account.closed())
                                .text("PartyAccountAssociationTypeCode", "", "5"));
    }
}
