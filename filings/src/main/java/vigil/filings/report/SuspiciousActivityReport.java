package vigil.filings.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.AuthorityContact;
import vigil.filings.parties.Blanks;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Institution;
import vigil.filings.parties.Subject;
import vigil.filings.parties.Transmitter;

/** A suspicious activity report (FinCEN report 111), as far as it is filled in. */
public record SuspiciousActivityReport(
        Occasion occasion,
        @Nullable LocalDate filedOn,
        @Nullable String note,
        @Nullable String attachment,
        Transmitter transmitter,
        Institution filer,
        ContactOffice contactOffice,
        @Nullable AuthorityContact authority,
        List<ActivityLocation> locations,
        List<Subject> subjects,
        Suspicion suspicion,
        List<NetworkTrace> networkTraces,
        List<CyberEvent> cyberEvents,
        List<Instrument> instruments,
        List<InstrumentDetail> instrumentDetails,
        @Nullable String narrative)
        implements FincenFiling {

    public SuspiciousActivityReport {
        occasion = Occasion.or(occasion);
        note = Blanks.out(note);
        attachment = Blanks.out(attachment);
        transmitter = Transmitter.or(transmitter);
        filer = Institution.or(filer);
        contactOffice = ContactOffice.or(contactOffice);
        locations = Blanks.out(locations);
        subjects = Blanks.out(subjects);
        suspicion = Suspicion.or(suspicion);
        networkTraces = Blanks.out(networkTraces);
        cyberEvents = Blanks.out(cyberEvents);
        instruments = Blanks.out(instruments);
        instrumentDetails = Blanks.out(instrumentDetails);
        narrative = Blanks.out(narrative);
    }

    /** The report as it is filed on a day. */
    public SuspiciousActivityReport filed(LocalDate day) {
        return new SuspiciousActivityReport(
                occasion,
                day,
                note,
                attachment,
                transmitter,
                filer,
                contactOffice,
                authority,
                locations,
                subjects,
                suspicion,
                networkTraces,
                cyberEvents,
                instruments,
                instrumentDetails,
                narrative);
    }

    @Override
    public String toString() {
        return "SuspiciousActivityReport[***]";
    }
}
