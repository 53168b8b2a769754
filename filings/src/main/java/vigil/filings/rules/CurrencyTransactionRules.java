package vigil.filings.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.CashPerson;
import vigil.filings.parties.CashPerson.Role;
import vigil.filings.report.CashActivity;
import vigil.filings.report.CashActivity.Detail;
import vigil.filings.report.CashActivity.Way;
import vigil.filings.report.CashLocation;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Occasion.Kind;

/**
 * What FinCEN asks of a currency transaction report beyond its schema: 31 CFR 1010.311 and 1010.313
 * and the filing requirements of report 112.
 */
public final class CurrencyTransactionRules {
    /** Cash of a business day must be more than this, in or out (31 CFR 1010.311). */
    public static final long LIMIT = 10_000;

    private static final Set<String> CASH_IN =
            Set.of("55", "46", "23", "12", "14", "49", "18", "21", "25", "997");
    private static final Set<String> CASH_OUT =
            Set.of("56", "30", "32", "13", "15", "48", "28", "31", "33", "34", "998");
    private static final Set<String> OTHER = Set.of("997", "998");

    private final CurrencyTransactionReport report;
    private final LocalDate today;
    private final Findings findings = new Findings();

    private CurrencyTransactionRules(CurrencyTransactionReport report, LocalDate today) {
        this.report = report;
        this.today = today;
    }

    /** Everything that is wrong with the report on that day, in the order of the form. */
    public static List<Finding> check(CurrencyTransactionReport report, LocalDate today) {
        return new CurrencyTransactionRules(report, today).check();
    }

    private List<Finding> check() {
        Occasions.check(report.occasion(), "occasion", findings);
        findings.when(
                report.occasion().is(Kind.CONTINUING) || report.occasion().is(Kind.JOINT),
                "occasion.kinds",
                "not-of-this-form",
                "A currency transaction report is neither continuing nor joint.");
        findings.when(
                report.occasion().kinds().size() > 1,
                "occasion.kinds",
                "one-of-three",
                "Choose one: initial, correction or filed back.");
        findings.need(report.filedOn(), "filedOn", "the day of filing");
        findings.past(report.filedOn(), today, "filedOn");
        Institutions.transmitter(report.transmitter(), "transmitter", findings);
        Institutions.filer(report.filer(), "filer", findings);
        Institutions.office(report.contactOffice(), "contactOffice", findings);
        locations();
        findings.when(report.persons().isEmpty(), "persons", "required", "Add who was involved.");
        for (int i = 0; i < report.persons().size(); i++) {
            person(report.persons().get(i), "persons[" + i + "]");
        }
        behalf();
        cash(report.cash());
        return findings.all();
    }

    private void locations() {
        findings.when(
                report.locations().isEmpty(),
                "locations",
                "required",
                "Name an office where the cash changed hands.");
        long in = 0;
        long out = 0;
        for (int i = 0; i < report.locations().size(); i++) {
            CashLocation location = report.locations().get(i);
            String field = "locations[" + i + "]";
            Institutions.filer(location.institution(), field + ".institution", findings);
            amount(location.cashIn(), field + ".cashIn");
            amount(location.cashOut(), field + ".cashOut");
            in += zero(location.cashIn());
            out += zero(location.cashOut());
        }
        sum(in, report.cash().cashIn(), "locations", "the offices' cash in");
        sum(out, report.cash().cashOut(), "locations", "the offices' cash out");
    }

    private void person(CashPerson person, String field) {
        findings.need(person.role(), field + ".role", "the part in the transaction");
        findings.when(
                person.entity()
                        && (person.role() == Role.ON_OWN_BEHALF
                                || person.role() == Role.FOR_ANOTHER),
                field + ".entity",
                "entity-carries-no-cash",
                "Only a person carries cash: choose whose behalf it was on, or common carrier.");
        Identifications.name(person.name(), person.entity(), field + ".name", findings);
        Identifications.birth(
                person.birthDate(), person.entity(), today, field + ".birthDate", findings);
        findings.when(
                person.entity() && person.gender() != null,
                field + ".gender",
                "entity-has-no-gender",
                "Leave the gender empty: it is an entity.");
        Addresses.of(person.address(), field + ".address", findings);
        TaxNumbers.ofAnybody(person.taxNumber(), person.entity(), field + ".taxNumber", findings);
        document(person, field);
        amount(person.cashIn(), field + ".cashIn");
        amount(person.cashOut(), field + ".cashOut");
        if (person.phone() != null) {
            Institutions.phone(person.phone().number(), field + ".phone.number", findings);
            Institutions.extension(
                    person.phone().extension(), field + ".phone.extension", findings);
            findings.when(
                    person.phone().type() != null,
                    field + ".phone.type",
                    "not-of-this-form",
                    "Leave the kind of telephone empty: this form does not ask for it.");
        }
        for (int i = 0; i < person.accounts().size(); i++) {
            findings.need(
                    person.accounts().get(i).number(),
                    field + ".accounts[" + i + "].number",
                    "the account number");
        }
    }

    private void document(CashPerson person, String field) {
        String at = field + ".identification";
        findings.when(
                !person.entity()
                        && (person.identification() == null) != person.identificationUnknown(),
                at,
                person.identificationUnknown() ? "known-and-unknown" : "required-or-unknown",
                "Add the identity document that was shown, or mark that none is known.");
        if (person.identification() != null) {
            Identifications.document(person.identification(), at, findings);
        }
    }

    /** Who carries cash for another has another to carry it for. */
    private void behalf() {
        boolean carried = report.persons().stream().anyMatch(p -> p.role() == Role.FOR_ANOTHER);
        boolean named = report.persons().stream().anyMatch(p -> p.role() == Role.ON_WHOSE_BEHALF);
        findings.when(
                carried && !named,
                "persons",
                "nobody-behind",
                "Add the person or entity on whose behalf the cash was carried.");
    }

    private void cash(CashActivity cash) {
        findings.need(cash.on(), "cash.on", "the business day");
        findings.past(cash.on(), today, "cash.on");
        findings.when(
                cash.on() != null
                        && report.filedOn() != null
                        && cash.on().isAfter(report.filedOn()),
                "cash.on",
                "after-filing",
                "The cash changed hands before the report is filed.");
        amount(cash.cashIn(), "cash.cashIn");
        amount(cash.cashOut(), "cash.cashOut");
        findings.when(
                zero(cash.cashIn()) <= LIMIT && zero(cash.cashOut()) <= LIMIT,
                "cash.cashIn",
                "below-the-limit",
                "Only cash of more than 10,000 dollars in a business day, in or out, is reported.");
        details(cash);
        findings.when(
                cash.ways().contains(Way.AGGREGATED)
                        && report.persons().stream().anyMatch(p -> p.role() == Role.FOR_ANOTHER),
                "cash.ways",
                "aggregated-with-a-carrier",
                "Aggregated cash names nobody who carried it: every transaction was below the limit.");
    }

    private void details(CashActivity cash) {
        findings.when(
                cash.details().isEmpty(), "cash.details", "required", "Add a kind of transaction.");
        long in = 0;
        long out = 0;
        long foreignIn = 0;
        long foreignOut = 0;
        for (int i = 0; i < cash.details().size(); i++) {
            Detail detail = cash.details().get(i);
            detail(detail, "cash.details[" + i + "]");
            String type = String.valueOf(detail.type());
            long amount = zero(detail.amount());
            in += CASH_IN.contains(type) ? amount : 0;
            out += CASH_OUT.contains(type) ? amount : 0;
            foreignIn += type.equals("53") ? amount : 0;
            foreignOut += type.equals("54") ? amount : 0;
        }
        sum(in, cash.cashIn(), "cash.cashIn", "the details' cash in");
        sum(out, cash.cashOut(), "cash.cashOut", "the details' cash out");
        findings.when(
                foreignIn > in || foreignOut > out,
                "cash.details",
                "more-foreign-than-all",
                "Foreign notes are a part of the cash: they cannot be more than all of it.");
    }

    private void detail(Detail detail, String field) {
        findings.need(detail.type(), field + ".type", "the kind of transaction");
        findings.need(detail.amount(), field + ".amount", "the amount");
        amount(detail.amount(), field + ".amount");
        Institutions.other(
                detail.type() != null && OTHER.contains(detail.type()),
                detail.other(),
                field + ".other",
                findings);
        boolean foreign = "53".equals(detail.type()) || "54".equals(detail.type());
        findings.when(
                foreign && !Addresses.isCountry(detail.country()),
                field + ".country",
                "required",
                "Name the country of the foreign notes.");
        findings.when(
                !foreign && detail.country() != null,
                field + ".country",
                "country-without-foreign",
                "Leave the country empty: the notes are not foreign.");
    }

    private void sum(long parts, @Nullable Long whole, String field, String what) {
        findings.when(
                parts != zero(whole),
                field,
                "does-not-add-up",
                "Make " + what + " add up to the total.");
    }

    private void amount(@Nullable Long amount, String field) {
        findings.when(
                amount != null && (amount < 0 || amount > 999_999_999_999_999L),
                field,
                "not-an-amount",
                "Write whole US dollars, rounded up, without sign.");
    }

    private static long zero(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }
}
