package vigil.filings.fincen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.AccountHolding;
import vigil.filings.parties.AccountHolding.HeldAccount;
import vigil.filings.parties.Relationship;
import vigil.filings.parties.Relationship.Standing;
import vigil.filings.parties.Relationship.Tie;
import vigil.filings.parties.Subject;
import vigil.filings.parties.Subject.Part;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/** Reads the subjects of a suspicious activity report. */
final class SubjectReading {

    private SubjectReading() {}

    static List<Subject> all(ReadElement activity) throws UnreadableForm {
        List<Subject> subjects = new ArrayList<>();
        for (ReadElement party : PartyReading.parties(activity, PartyCode.SUBJECT)) {
            subjects.add(
                    party.marked("AllCriticalSubjectInformationUnavailableIndicator")
                            ? Subject.unknown()
                            : subject(party));
        }
        return subjects;
    }

    private static Subject subject(ReadElement party) throws UnreadableForm {
        return new Subject(
                false,
                party.marked("PartyAsEntityOrganizationIndicator"),
                PartyReading.name(party),
                otherNames(party),
                PartyReading.gender(party),
                PartyReading.answer(party, "IndividualBirthDateText", "BirthDateUnknownIndicator"),
                party.all("Address").stream().map(PartyReading::address).toList(),
                party.all("PhoneNumber").stream().map(PartyReading::phone).toList(),
                PartyReading.taxNumber(party),
                PartyReading.identifications(party),
                PartyReading.identificationUnknown(party),
                PartyReading.occupation(party),
                electronic(party, "E"),
                electronic(party, "U"),
                part(party),
                corroborated(party),
                relationships(party),
                party.marked("NoKnownAccountInvolvedIndicator"),
                holdings(party));
    }

    private static List<String> otherNames(ReadElement party) {
        return party.all("PartyName").stream()
                .filter(name -> !"L".equals(name.value("PartyNameTypeCode")))
                .map(name -> name.value("RawPartyFullName"))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static List<String> electronic(ReadElement party, String type) {
        return party.all("ElectronicAddress").stream()
                .filter(address -> type.equals(address.value("ElectronicAddressTypeCode")))
                .map(address -> address.value("ElectronicAddressText"))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static @Nullable Part part(ReadElement party) {
        if (party.marked("BothPurchaserSenderPayeeReceiveIndicator")) {
            return Part.BOTH;
        }
        if (party.marked("PayeeReceiverIndicator")) {
            return Part.RECEIVER;
        }
        return party.marked("PurchaserSenderIndicator") ? Part.SENDER : null;
    }

    private static @Nullable Boolean corroborated(ReadElement party) {
        if (party.marked("AdmissionConfessionYesIndicator")) {
            return true;
        }
        return party.marked("AdmissionConfessionNoIndicator") ? false : null;
    }

    private static List<Relationship> relationships(ReadElement party) throws UnreadableForm {
        List<Relationship> relationships = new ArrayList<>();
        for (ReadElement tie : party.all("PartyAssociation")) {
            relationships.add(
                    new Relationship(
                            tie.value("SubjectRelationshipFinancialInstitutionTINText"),
                            ties(tie),
                            tie.value("OtherPartyAssociationTypeText"),
                            standing(tie),
                            PartyReading.day(tie, "ActionTakenDateText")));
        }
        return relationships;
    }

    private static Set<Tie> ties(ReadElement element) {
        Set<Tie> ties = EnumSet.noneOf(Tie.class);
        for (Tie tie : Tie.values()) {
            if (element.marked(indicator(tie))) {
                ties.add(tie);
            }
        }
        return ties;
    }

    private static String indicator(Tie tie) {
        return switch (tie) {
            case ACCOUNTANT -> "AccountantIndicator";
            case AGENT -> "AgentIndicator";
            case APPRAISER -> "AppraiserIndicator";
            case ATTORNEY -> "AttorneyIndicator";
            case BORROWER -> "BorrowerIndicator";
            case CUSTOMER -> "CustomerIndicator";
            case DIRECTOR -> "DirectorIndicator";
            case EMPLOYEE -> "EmployeeIndicator";
            case NONE -> "NoRelationshipToInstitutionIndicator";
            case OFFICER -> "OfficerIndicator";
            case OTHER -> "OtherRelationshipIndicator";
            case OWNER -> "OwnerShareholderIndicator";
        };
    }

    private static @Nullable Standing standing(ReadElement tie) {
        if (tie.marked("RelationshipContinuesIndicator")) {
            return Standing.CONTINUES;
        }
        if (tie.marked("ResignedIndicator")) {
            return Standing.RESIGNED;
        }
        if (tie.marked("SuspendedBarredIndicator")) {
            return Standing.SUSPENDED;
        }
        return tie.marked("TerminatedIndicator") ? Standing.TERMINATED : null;
    }

    private static List<AccountHolding> holdings(ReadElement party) {
        List<AccountHolding> holdings = new ArrayList<>();
        for (ReadElement association : party.all("PartyAccountAssociation")) {
            for (ReadElement institution : association.all("Party")) {
                holdings.add(
                        new AccountHolding(
                                PartyReading.number(institution, "4"),
                                institution.marked("NonUSFinancialInstitutionIndicator"),
                                institution.all("Account").stream()
                                        .map(SubjectReading::account)
                                        .toList()));
            }
        }
        return holdings;
    }

    private static HeldAccount account(ReadElement account) {
        ReadElement association = account.first("PartyAccountAssociation");
        return new HeldAccount(
                account.value("AccountNumberText"),
                association != null && association.marked("AccountClosedIndicator"));
    }
}
