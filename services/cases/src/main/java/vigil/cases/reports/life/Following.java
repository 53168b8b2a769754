package vigil.cases.reports.life;

import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Filing;
import vigil.filings.report.Occasion;
import vigil.filings.report.Suspicion;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.report.TransactionReport;

/** The form of a report that follows another: the same, on another occasion. */
public final class Following {

    private Following() {}

    public static Filing of(Filing before, Occasion occasion) {
        return switch (before) {
            case SuspiciousActivityReport report ->
                    new SuspiciousActivityReport(
                            occasion,
                            null,
                            report.note(),
                            report.attachment(),
                            report.transmitter(),
                            report.filer(),
                            report.contactOffice(),
                            report.authority(),
                            report.locations(),
                            report.subjects(),
                            suspicion(report.suspicion(), occasion),
                            report.networkTraces(),
                            report.cyberEvents(),
                            report.instruments(),
                            report.instrumentDetails(),
                            report.narrative());
            case CurrencyTransactionReport report ->
                    new CurrencyTransactionReport(
                            occasion,
                            null,
                            report.transmitter(),
                            report.filer(),
                            report.contactOffice(),
                            report.locations(),
                            report.persons(),
                            report.cash());
            case TransactionReport report -> report.following(occasion.priorDocument());
        };
    }

    /** What goes on is told anew; the officer adds it to what was told before. */
    private static Suspicion suspicion(Suspicion before, Occasion occasion) {
        if (occasion.is(Occasion.Kind.CORRECTION)) {
            return before;
        }
        Long told = before.cumulativeAmount() == null ? before.amount() : before.cumulativeAmount();
        return new Suspicion(null, told, false, false, before.to(), null, before.classifications());
    }
}
