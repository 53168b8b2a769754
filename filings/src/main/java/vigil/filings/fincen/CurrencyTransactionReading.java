package vigil.filings.fincen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.CashPerson;
import vigil.filings.parties.CashPerson.CashAccount;
import vigil.filings.parties.CashPerson.Role;
import vigil.filings.parties.Identification;
import vigil.filings.report.CashActivity;
import vigil.filings.report.CashActivity.Detail;
import vigil.filings.report.CashActivity.Way;
import vigil.filings.report.CashLocation;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Occasion;
import vigil.filings.report.Occasion.Kind;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/** Reads a currency transaction report back from an activity of a batch. */
final class CurrencyTransactionReading {

    private CurrencyTransactionReading() {}

    static CurrencyTransactionReport of(ReadElement activity) throws UnreadableForm {
        List<CashLocation> locations = new ArrayList<>();
        for (ReadElement party : PartyReading.parties(activity, PartyCode.LOCATION)) {
            locations.add(
                    new CashLocation(
                            PartyReading.institution(party),
                            PartyReading.amount(party, "IndividualEntityCashInAmountText"),
                            PartyReading.amount(party, "IndividualEntityCashOutAmountText")));
        }
        return new CurrencyTransactionReport(
                occasion(activity),
                PartyReading.day(activity, "FilingDateText"),
                PartyReading.transmitter(activity),
                PartyReading.institution(PartyReading.party(activity, PartyCode.FILER)),
                PartyReading.office(activity),
                locations,
                persons(activity),
                cash(activity));
    }

    private static Occasion occasion(ReadElement activity) throws UnreadableForm {
        ReadElement association = activity.first("ActivityAssociation");
        if (association == null) {
            throw new UnreadableForm("an activity does not say what kind of report it is");
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (association.marked("CorrectsAmendsPriorReportIndicator")) {
            kinds.add(Kind.CORRECTION);
        }
        if (association.marked("FinCENDirectBackFileIndicator")) {
            kinds.add(Kind.BACKFILED);
        }
        if (association.marked("InitialReportIndicator")) {
            kinds.add(Kind.INITIAL);
        }
        return new Occasion(kinds, activity.value("EFilingPriorDocumentNumber"));
    }

    private static List<CashPerson> persons(ReadElement activity) throws UnreadableForm {
        List<CashPerson> persons = new ArrayList<>();
        for (ReadElement party : activity.all("Party")) {
            Role role = role(party.value("ActivityPartyTypeCode"));
            if (role != null) {
                persons.add(person(party, role));
            }
        }
        return persons;
    }

    private static @Nullable Role role(@Nullable String code) {
        for (Role role : Role.values()) {
            if (PartyCode.of(role).equals(code)) {
                return role;
            }
        }
        return null;
    }

    private static CashPerson person(ReadElement party, Role role) throws UnreadableForm {
        List<ReadElement> names = party.all("PartyName");
        List<Identification> documents = PartyReading.identifications(party);
        ReadElement phone = party.first("PhoneNumber");
        ReadElement email = party.first("ElectronicAddress");
        return new CashPerson(
                role,
                party.marked("PartyAsEntityOrganizationIndicator"),
                party.marked("MultipleTransactionsPersonsIndividualsIndicator"),
                PartyReading.name(party),
                names.size() < 2 ? null : names.get(1).value("RawPartyFullName"),
                PartyReading.gender(party),
                PartyReading.answer(party, "IndividualBirthDateText", "BirthDateUnknownIndicator"),
                PartyReading.address(party.first("Address")),
                phone == null ? null : PartyReading.phone(phone),
                PartyReading.taxNumber(party),
                documents.isEmpty() ? null : documents.getFirst(),
                PartyReading.identificationUnknown(party),
                PartyReading.occupation(party),
                email == null ? null : email.value("ElectronicAddressText"),
                PartyReading.amount(party, "IndividualEntityCashInAmountText"),
                PartyReading.amount(party, "IndividualEntityCashOutAmountText"),
                party.all("Account").stream().map(CurrencyTransactionReading::account).toList());
    }

    private static CashAccount account(ReadElement account) {
        ReadElement association = account.first("PartyAccountAssociation");
        return new CashAccount(
                account.value("AccountNumberText"),
                association != null
                        && "8".equals(association.value("PartyAccountAssociationTypeCode")));
    }

    private static CashActivity cash(ReadElement activity) throws UnreadableForm {
        ReadElement cash = activity.first("CurrencyTransactionActivity");
        if (cash == null) {
            return CashActivity.MISSING;
        }
        List<Detail> details = new ArrayList<>();
        for (ReadElement detail : cash.all("CurrencyTransactionActivityDetail")) {
            details.add(
                    new Detail(
                            detail.value("CurrencyTransactionActivityDetailTypeCode"),
                            PartyReading.amount(detail, "DetailTransactionAmountText"),
                            detail.value("OtherCurrencyTransactionActivityDetailText"),
                            detail.value("OtherForeignCurrencyCountryText")));
        }
        return new CashActivity(
                PartyReading.day(cash, "TransactionDateText"),
                ways(cash),
                PartyReading.amount(cash, "TotalCashInReceiveAmountText"),
                PartyReading.amount(cash, "TotalCashOutAmountText"),
                details);
    }

    private static Set<Way> ways(ReadElement cash) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (Way way : Way.values()) {
            if (cash.marked(indicator(way))) {
                ways.add(way);
            }
        }
        return ways;
    }

    private static String indicator(Way way) {
        return switch (way) {
            case AGGREGATED -> "AggregateTransactionIndicator";
            case ARMORED_CAR -> "ArmoredCarServiceIndicator";
            case ATM -> "ATMIndicator";
            case MAIL -> "MailDepositShipmentIndicator";
            case NIGHT_DEPOSIT -> "NightDepositIndicator";
            case SHARED_BRANCH -> "SharedBranchingIndicator";
        };
    }
}
