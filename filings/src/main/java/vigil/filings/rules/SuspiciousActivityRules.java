package vigil.filings.rules;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.AuthorityContact;
import vigil.filings.report.ActivityLocation;
import vigil.filings.report.CyberEvent;
import vigil.filings.report.Instrument;
import vigil.filings.report.NetworkTrace;
import vigil.filings.report.Occasion.Kind;
import vigil.filings.report.Suspicion;
import vigil.filings.report.Suspicion.Classification;
import vigil.filings.report.SuspiciousActivityReport;

/**
 * What FinCEN asks of a suspicious activity report beyond its schema: the notes in the schema and
 * the filing requirements of report 111.
 */
public final class SuspiciousActivityRules {
    /** The most characters of a narrative, as the schema's notes on its five blocks have it. */
    public static final int LONGEST_NARRATIVE = 17_000;

    private static final Set<Integer> OTHER_INSTRUMENTS = Set.of(1, 30, 41);
    private static final Set<Integer> MECHANISMS = Set.of(31, 32, 33, 34, 35, 36, 37, 38, 39, 41);

    private final SuspiciousActivityReport report;
    private final LocalDate today;
    private final Findings findings = new Findings();

    private SuspiciousActivityRules(SuspiciousActivityReport report, LocalDate today) {
        this.report = report;
        this.today = today;
    }

    /** Everything that is wrong with the report on that day, in the order of the form. */
    public static List<Finding> check(SuspiciousActivityReport report, LocalDate today) {
        return new SuspiciousActivityRules(report, today).check();
    }

    private List<Finding> check() {
        Occasions.check(report.occasion(), "occasion", findings);
        findings.when(
                report.occasion().is(Kind.BACKFILED),
                "occasion.kinds",
                "not-of-this-form",
                "Only currency transaction reports are filed back.");
        findings.need(report.filedOn(), "filedOn", "the day of filing");
        findings.past(report.filedOn(), today, "filedOn");
        Institutions.transmitter(report.transmitter(), "transmitter", findings);
        Institutions.filer(report.filer(), "filer", findings);
        Institutions.office(report.contactOffice(), "contactOffice", findings);
        authority(report.authority());
        findings.when(
                report.locations().isEmpty(),
                "locations",
                "required",
                "Name an institution where it happened; it may be the filer itself.");
        for (int i = 0; i < report.locations().size(); i++) {
            location(report.locations().get(i), "locations[" + i + "]");
        }
        findings.when(
                report.subjects().isEmpty(),
                "subjects",
                "required",
                "Add a subject, or one of which nothing is known.");
        Subjects subjects = new Subjects(today, findings);
        for (int i = 0; i < report.subjects().size(); i++) {
            subjects.check(report.subjects().get(i), "subjects[" + i + "]");
        }
        suspicion(report.suspicion());
        traces();
        instruments();
        narrative(report.narrative());
        return findings.all();
    }

    private void authority(@Nullable AuthorityContact contact) {
        if (contact == null) {
            return;
        }
        findings.need(contact.agency(), "authority.agency", "the agency that was told");
        findings.past(contact.on(), today, "authority.on");
        Institutions.optionalPhone(contact.phone(), "authority.phone", findings);
        Institutions.extension(contact.extension(), "authority.extension", findings);
    }

    private void location(ActivityLocation location, String field) {
        Institutions.other(location.institution(), field + ".institution", findings);
        amount(location.loss(), field + ".loss");
        findings.when(
                location.noBranch() && !location.branches().isEmpty(),
                field + ".branches",
                "no-branch-but-some",
                "Either no branch had a part in it, or name those that had.");
        for (int i = 0; i < location.branches().size(); i++) {
            Addresses.of(
                    location.branches().get(i).address(),
                    field + ".branches[" + i + "].address",
                    findings);
        }
    }

    private void suspicion(Suspicion suspicion) {
        findings.when(
                count(suspicion.amount() != null, suspicion.amountUnknown(), suspicion.noAmount())
                        != 1,
                "suspicion.amount",
                "one-of-three",
                "Fill in the amount, or mark it as unknown, or mark that no amount is involved: one of the three.");
        amount(suspicion.amount(), "suspicion.amount");
        amount(suspicion.cumulativeAmount(), "suspicion.cumulativeAmount");
        boolean continuing = report.occasion().is(Kind.CONTINUING);
        findings.when(
                continuing && suspicion.cumulativeAmount() == null,
                "suspicion.cumulativeAmount",
                "required",
                "Fill in the total of all reports on this activity so far.");
        findings.when(
                !continuing && suspicion.cumulativeAmount() != null,
                "suspicion.cumulativeAmount",
                "not-continuing",
                "Leave the cumulative amount empty: the report continues no other.");
        findings.when(
                suspicion.cumulativeAmount() != null
                        && suspicion.amount() != null
                        && suspicion.cumulativeAmount() < suspicion.amount(),
                "suspicion.cumulativeAmount",
                "less-than-its-part",
                "The cumulative amount includes this report's own amount.");
        findings.need(suspicion.from(), "suspicion.from", "the day on which it began");
        findings.past(suspicion.from(), today, "suspicion.from");
        findings.past(suspicion.to(), today, "suspicion.to");
        findings.when(
                suspicion.from() != null
                        && suspicion.to() != null
                        && suspicion.to().isBefore(suspicion.from()),
                "suspicion.to",
                "ends-before-it-begins",
                "Choose a last day that is not before the first.");
        classifications(suspicion.classifications());
    }

    private void classifications(List<Classification> classifications) {
        findings.when(
                classifications.isEmpty(),
                "suspicion.classifications",
                "required",
                "Say what kind of suspicious activity it is.");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < classifications.size(); i++) {
            Classification kind = classifications.get(i);
            String field = "suspicion.classifications[" + i + "]";
            findings.need(kind.type(), field + ".type", "the type of activity");
            findings.need(kind.subtype(), field + ".subtype", "the subtype of activity");
            Integer subtype = number(kind.subtype());
            if (subtype != null) {
                findings.when(
                        !String.valueOf(Classification.typeOf(subtype)).equals(kind.type()),
                        field + ".subtype",
                        "wrong-subtype",
                        "Choose a subtype that belongs to the type.");
                Institutions.other(
                        Classification.isOther(subtype), kind.other(), field + ".other", findings);
                findings.when(
                        !seen.add(String.valueOf(kind.subtype())),
                        field + ".subtype",
                        "twice",
                        "Say each kind of activity only once.");
            }
        }
    }

    private void traces() {
        for (int i = 0; i < report.networkTraces().size(); i++) {
            NetworkTrace trace = report.networkTraces().get(i);
            String field = "networkTraces[" + i + "]";
            findings.need(trace.address(), field + ".address", "the internet address");
            findings.form(
                    trace.address(),
                    "[0-9A-Fa-f:.]{2,39}",
                    field + ".address",
                    "Write an IPv4 or IPv6 address.");
            findings.past(trace.on(), today, field + ".on");
        }
        for (int i = 0; i < report.cyberEvents().size(); i++) {
            CyberEvent event = report.cyberEvents().get(i);
            String field = "cyberEvents[" + i + "]";
            findings.need(event.type(), field + ".type", "what kind of sign it is");
            findings.need(event.value(), field + ".value", "the sign itself");
            findings.past(event.on(), today, field + ".on");
            Institutions.other(
                    "999".equals(event.type()), event.other(), field + ".other", findings);
        }
    }

    private void instruments() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < report.instruments().size(); i++) {
            Instrument instrument = report.instruments().get(i);
            String field = "instruments[" + i + "]";
            findings.need(instrument.type(), field + ".type", "product or payment instrument");
            Integer subtype = number(instrument.subtype());
            findings.need(subtype, field + ".subtype", "which one it is");
            if (subtype != null) {
                findings.when(
                        MECHANISMS.contains(subtype) != "6".equals(instrument.type()),
                        field + ".subtype",
                        "wrong-subtype",
                        "Choose one that belongs to product (5) or payment instrument (6).");
                Institutions.other(
                        OTHER_INSTRUMENTS.contains(subtype),
                        instrument.other(),
                        field + ".other",
                        findings);
                findings.when(
                        !seen.add(subtype.toString()),
                        field + ".subtype",
                        "twice",
                        "Name each product or instrument only once.");
            }
        }
        for (int i = 0; i < report.instrumentDetails().size(); i++) {
            String field = "instrumentDetails[" + i + "]";
            findings.need(report.instrumentDetails().get(i).type(), field + ".type", "its kind");
            findings.need(report.instrumentDetails().get(i).text(), field + ".text", "the detail");
        }
    }

    private void narrative(@Nullable String narrative) {
        findings.need(narrative, "narrative", "the narrative: who, what, when, where, why and how");
        findings.when(
                narrative != null
                        && narrative.codePointCount(0, narrative.length()) > LONGEST_NARRATIVE,
                "narrative",
                "too-long",
                "Shorten the narrative to at most " + LONGEST_NARRATIVE + " characters.");
    }

    private void amount(@Nullable Long amount, String field) {
        findings.when(
                amount != null && (amount < 0 || amount > 999_999_999_999_999L),
                field,
                "not-an-amount",
                "Write whole US dollars, rounded up, without sign.");
    }

    private static int count(boolean... claims) {
        int count = 0;
        for (boolean claim : claims) {
            count += claim ? 1 : 0;
        }
        return count;
    }

    private static @Nullable Integer number(@Nullable String code) {
        return code != null && code.matches("\\d{1,5}") ? Integer.valueOf(code) : null;
    }
}
