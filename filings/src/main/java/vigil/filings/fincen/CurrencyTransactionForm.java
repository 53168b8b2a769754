package vigil.filings.fincen;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.CashPerson;
import vigil.filings.parties.CashPerson.CashAccount;
import vigil.filings.parties.Gender;
import vigil.filings.report.CashActivity;
import vigil.filings.report.CashActivity.Detail;
import vigil.filings.report.CashActivity.Way;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Occasion;
import vigil.filings.report.Occasion.Kind;
import vigil.filings.xml.FormElement;

/** A currency transaction report as an activity of a batch, in the order of the schema. */
final class CurrencyTransactionForm {

    private CurrencyTransactionForm() {}

    static FormElement of(CurrencyTransactionReport report) {
        Occasion occasion = report.occasion();
        FormElement activity =
                FormElement.group("Activity", "")
                        .text(
                                "EFilingPriorDocumentNumber",
                                "occasion.priorDocument",
                                occasion.priorDocument())
                        .text("FilingDateText", "filedOn", PartyElements.day(report.filedOn()))
                        .add(association(occasion))
                        .add(PartyElements.transmitter(report.transmitter(), "transmitter"))
                        .add(PartyElements.transmitterContact(report.transmitter(), "transmitter"))
                        .add(InstitutionElements.filer(report.filer(), "filer"))
                        .add(PartyElements.office(report.contactOffice(), "contactOffice"));
        for (int i = 0; i < report.locations().size(); i++) {
            activity.add(
                    InstitutionElements.location(
                            report.locations().get(i), "locations[" + i + "]"));
        }
        for (int i = 0; i < report.persons().size(); i++) {
            activity.add(person(report.persons().get(i), "persons[" + i + "]"));
        }
        return activity.add(cash(report.cash(), "cash"));
    }

    private static FormElement association(Occasion occasion) {
        return FormElement.group("ActivityAssociation", "occasion")
                .requiredMark(
                        "CorrectsAmendsPriorReportIndicator", "kinds", occasion.is(Kind.CORRECTION))
                .requiredMark("FinCENDirectBackFileIndicator", "kinds", occasion.is(Kind.BACKFILED))
                .requiredMark("InitialReportIndicator", "kinds", occasion.is(Kind.INITIAL));
    }

    private static FormElement person(CashPerson person, String field) {
        CashPerson.Role role = person.role();
        FormElement party =
                PartyElements.party(role == null ? "" : PartyCode.of(role), field)
                        .mark(
                                "BirthDateUnknownIndicator",
                                "birthDate",
                                person.birthDate().unknown())
                        .mark("FemaleGenderIndicator", "gender", person.gender() == Gender.FEMALE)
                        .text("IndividualBirthDateText", "birthDate", person.birthDate().value())
                        .text("IndividualEntityCashInAmountText", "cashIn", person.cashIn())
                        .text("IndividualEntityCashOutAmountText", "cashOut", person.cashOut())
                        .mark("MaleGenderIndicator", "gender", person.gender() == Gender.MALE)
                        .mark(
                                "MultipleTransactionsPersonsIndividualsIndicator",
                                "severalTransactions",
                                person.severalTransactions())
                        .mark("PartyAsEntityOrganizationIndicator", "entity", person.entity())
                        .mark("UnknownGenderIndicator", "gender", person.gender() == Gender.UNKNOWN)
                        .add(PartyElements.name(person.name(), field + ".name"));
        if (person.otherName() != null) {
            party.add(
                    PartyElements.otherName(
                            person.entity() ? "DBA" : "AKA",
                            person.otherName(),
                            field + ".otherName"));
        }
        party.add(PartyElements.address(person.address(), field + ".address"));
        identity(party, person, field);
        for (int i = 0; i < person.accounts().size(); i++) {
            party.add(account(person.accounts().get(i), field + ".accounts[" + i + "]"));
        }
        return party;
    }

    private static void identity(FormElement party, CashPerson person, String field) {
        if (person.phone() != null) {
            party.add(
                    PartyElements.phone(
                            person.phone().extension(),
                            person.phone().number(),
                            null,
                            field + ".phone"));
        }
        PartyElements.taxNumber(party, person.taxNumber(), field + ".taxNumber");
        PartyElements.unknownIdentification(
                party, person.identificationUnknown(), field + ".identification");
        if (person.identification() != null) {
            party.add(
                    PartyElements.identification(
                            person.identification(), field + ".identification"));
        }
        PartyElements.occupation(party, person.occupation(), field + ".occupation");
        if (person.email() != null) {
            party.add(
                    FormElement.group("ElectronicAddress", field + ".email")
                            .text("ElectronicAddressText", "", person.email()));
        }
    }

    private static FormElement account(CashAccount account, String field) {
        return FormElement.group("Account", field)
                .text("AccountNumberText", "number", account.number())
                .add(
                        FormElement.group("PartyAccountAssociation", field)
                                .text(
                                        "PartyAccountAssociationTypeCode",
                                        "in",
                                        account.in() ? "8" : "9"));
    }

    private static FormElement cash(CashActivity cash, String field) {
        FormElement element =
                FormElement.group("CurrencyTransactionActivity", field)
                        .requiredMark(
                                "AggregateTransactionIndicator", "ways", has(cash, Way.AGGREGATED))
                        .requiredMark(
                                "ArmoredCarServiceIndicator", "ways", has(cash, Way.ARMORED_CAR))
                        .requiredMark("ATMIndicator", "ways", has(cash, Way.ATM))
                        .requiredMark("MailDepositShipmentIndicator", "ways", has(cash, Way.MAIL))
                        .requiredMark("NightDepositIndicator", "ways", has(cash, Way.NIGHT_DEPOSIT))
                        .requiredMark(
                                "SharedBranchingIndicator", "ways", has(cash, Way.SHARED_BRANCH))
                        .text("TotalCashInReceiveAmountText", "cashIn", blank(cash.cashIn()))
                        .text("TotalCashOutAmountText", "cashOut", blank(cash.cashOut()))
                        .text("TransactionDateText", "on", PartyElements.day(cash.on()));
        for (int i = 0; i < cash.details().size(); i++) {
            element.add(detail(cash.details().get(i), field + ".details[" + i + "]"));
        }
        return element;
    }

    private static FormElement detail(Detail detail, String field) {
        return FormElement.group("CurrencyTransactionActivityDetail", field)
                .text("CurrencyTransactionActivityDetailTypeCode", "type", blank(detail.type()))
                .text("DetailTransactionAmountText", "amount", blank(detail.amount()))
                .text("OtherCurrencyTransactionActivityDetailText", "other", blank(detail.other()))
                .text("OtherForeignCurrencyCountryText", "country", blank(detail.country()));
    }

    private static boolean has(CashActivity cash, Way way) {
        return cash.ways().contains(way);
    }

    private static Object blank(@Nullable Object value) {
        return Objects.requireNonNullElse(value, "");
    }
}
