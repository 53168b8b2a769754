package vigil.filings.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;
import vigil.filings.parties.CashPerson;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Institution;
import vigil.filings.parties.Transmitter;

/** A currency transaction report (FinCEN report 112), as far as it is filled in. */
public record CurrencyTransactionReport(
        Occasion occasion,
        @Nullable LocalDate filedOn,
        Transmitter transmitter,
        Institution filer,
        ContactOffice contactOffice,
        List<CashLocation> locations,
        List<CashPerson> persons,
        CashActivity cash)
        implements FincenFiling {

    public CurrencyTransactionReport {
        occasion = Occasion.or(occasion);
        transmitter = Transmitter.or(transmitter);
        filer = Institution.or(filer);
        contactOffice = ContactOffice.or(contactOffice);
        locations = Blanks.out(locations);
        persons = Blanks.out(persons);
        cash = CashActivity.or(cash);
    }

    /** Cash of a day has no story. */
    @Override
    public @Nullable String narrative() {
        return null;
    }

    /** The report as it is filed on a day. */
    public CurrencyTransactionReport filed(LocalDate day) {
        return new CurrencyTransactionReport(
                occasion, day, transmitter, filer, contactOffice, locations, persons, cash);
    }

    @Override
    public String toString() {
        return "CurrencyTransactionReport[***]";
    }
}
