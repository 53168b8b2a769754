package vigil.filings.fincen;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vigil.filings.parties.AccountHolding;
import vigil.filings.parties.AccountHolding.HeldAccount;
import vigil.filings.parties.Address;
import vigil.filings.parties.Answer;
import vigil.filings.parties.CashPerson;
import vigil.filings.parties.CashPerson.CashAccount;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Gender;
import vigil.filings.parties.Identification;
import vigil.filings.parties.Institution;
import vigil.filings.parties.InstitutionKind;
import vigil.filings.parties.Occupation;
import vigil.filings.parties.PartyName;
import vigil.filings.parties.Phone;
import vigil.filings.parties.Relationship;
import vigil.filings.parties.Subject;
import vigil.filings.parties.TaxNumber;
import vigil.filings.parties.Transmitter;
import vigil.filings.report.ActivityLocation;
import vigil.filings.report.ActivityLocation.Branch;
import vigil.filings.report.CashActivity;
import vigil.filings.report.CashActivity.Detail;
import vigil.filings.report.CashLocation;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.CyberEvent;
import vigil.filings.report.Instrument;
import vigil.filings.report.InstrumentDetail;
import vigil.filings.report.NetworkTrace;
import vigil.filings.report.Occasion;
import vigil.filings.report.Suspicion;
import vigil.filings.report.Suspicion.Classification;
import vigil.filings.report.SuspiciousActivityReport;

/** Reports as the First Bank of Springfield would file them, everything filled in. */
public final class SampleReports {
    private static final LocalDate FILED = LocalDate.of(2026, 2, 20);

    private SampleReports() {}

    public static SuspiciousActivityReport suspicious() {
        return new SuspiciousActivityReport(
                Occasion.initial(),
                FILED,
                "Advisory 2026-1",
                "transactions.csv",
                transmitter(),
                bank(),
                new ContactOffice("Financial Crime Desk", "2175550100", "12"),
                null,
                List.of(
                        new ActivityLocation(
                                bank(),
                                ActivityLocation.Part.PAYING,
                                500L,
                                false,
                                List.of(new Branch(springfield(), "1234567", null)))),
                List.of(subject()),
                new Suspicion(
                        57_300L,
                        null,
                        false,
                        false,
                        LocalDate.of(2026, 1, 5),
                        LocalDate.of(2026, 1, 29),
                        List.of(new Classification("1", "114", null))),
                List.of(new NetworkTrace("203.0.113.7", LocalDate.of(2026, 1, 5), "09:30:00")),
                List.of(new CyberEvent("8", "203.0.113.7", null, null, null)),
                List.of(new Instrument("6", "39", null)),
                List.of(new InstrumentDetail("3", "Cash deposits")),
                "Mary Smith deposited cash six times below the limit.");
    }

    public static CurrencyTransactionReport currency(long dollars) {
        CashPerson person =
                new CashPerson(
                        CashPerson.Role.ON_OWN_BEHALF,
                        false,
                        true,
                        PartyName.person("Smith", "Mary"),
                        "Mary Jones",
                        Gender.FEMALE,
                        Answer.of("19700203"),
                        springfield(),
                        Phone.of("2175550123"),
                        new TaxNumber(Answer.of("123456789"), "1"),
                        new Identification("5", "S123-4567", null, "US", "IL"),
                        false,
                        new Occupation("Baker", "311811"),
                        "mary@example.com",
                        dollars,
                        null,
                        List.of(new CashAccount("000123456", true)));
        return new CurrencyTransactionReport(
                Occasion.initial(),
                FILED,
                transmitter(),
                bank(),
                new ContactOffice("Financial Crime Desk", "2175550100", null),
                List.of(new CashLocation(bank(), dollars, 0L)),
                List.of(person),
                new CashActivity(
                        LocalDate.of(2026, 2, 12),
                        EnumSet.of(CashActivity.Way.ATM),
                        dollars,
                        0L,
                        List.of(new Detail("55", dollars, null, null))));
    }

    static Transmitter transmitter() {
        return new Transmitter(
                "First Bank of Springfield",
                springfield(),
                "2175550100",
                "371234567",
                "TBSATEST",
                "Jo Miller");
    }

    static Institution bank() {
        return new Institution(
                Answer.of("First Bank of Springfield"),
                "First Bank",
                springfield(),
                new TaxNumber(Answer.of("371234567"), "2"),
                List.of(Identification.of("14", "480228")),
                List.of(InstitutionKind.of("2")),
                "2");
    }

    static Address springfield() {
        return new Address(
                Answer.of("742 Evergreen Terrace"),
                Answer.of("Springfield"),
                Answer.of("IL"),
                Answer.of("62701"),
                Answer.of("US"));
    }

    private static Subject subject() {
        return new Subject(
                false,
                false,
                new PartyName(Answer.of("Smith"), Answer.of("Mary"), "Ann", null),
                List.of("Mary Jones"),
                Gender.FEMALE,
                Answer.of("19700203"),
                List.of(springfield()),
                List.of(new Phone("2175550123", null, "M")),
                new TaxNumber(Answer.of("123456789"), "1"),
                List.of(new Identification("5", "S123-4567", null, "US", "IL")),
                false,
                new Occupation("Baker", "311811"),
                List.of("mary@example.com"),
                List.of(),
                Subject.Part.SENDER,
                false,
                List.of(
                        new Relationship(
                                "371234567", Set.of(Relationship.Tie.CUSTOMER), null, null, null)),
                false,
                List.of(
                        new AccountHolding(
                                "371234567", false, List.of(new HeldAccount("000123456", false)))));
    }
}
