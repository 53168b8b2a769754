package vigil.cases.reports.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;
import vigil.cases.reports.life.ReportForm;
import vigil.filings.fincen.Batch;
import vigil.filings.fincen.FincenForms;
import vigil.filings.goaml.GoamlDesk;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Filing;
import vigil.filings.report.FincenFiling;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.report.TransactionReport;
import vigil.filings.rules.Finding;
import vigil.filings.xml.UnreadableForm;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * The desks of the authorities: FinCEN's, whose schemas come with Vigil, and that of one authority
 * with goAML, whose schema is put beside the house at deployment.
 */
public final class AuthorityForms {

    /** The day of filing is FinCEN's: that of its offices in the east of the United States. */
    private static final ZoneId FINCEN = ZoneId.of("America/New_York");

    private static final String HOME = "US";

    private final FincenForms fincen = new FincenForms();
    private final @Nullable GoamlDesk goaml;
    private final GoamlSettings settings;
    private final String jurisdiction;

    /**
     * Opens the desks.
     *
     * @throws IllegalStateException when a goAML schema is set and there is none at its place, or
     *     it is no schema
     */
    public AuthorityForms(ReportSettings reports, GoamlSettings settings) {
        this.settings = settings;
        this.jurisdiction = reports.jurisdiction();
        try {
            this.goaml =
                    settings.schema() == null
                            ? null
                            : new GoamlDesk(jurisdiction(ReportForm.STR), settings.schema());
        } catch (UnreadableForm e) {
            throw new IllegalStateException(GoamlSettings.SCHEMA + " names no schema", e);
        }
    }

    /** A report as its file for the authority; the number is that of the report in it. */
    public record Written(byte[] file, long sequence) {}

    /** The day on which something happens, as FinCEN counts it. */
    public static LocalDate day(Instant moment) {
        return moment.atZone(FINCEN).toLocalDate();
    }

    /** Whose authority takes a form, and whose deadlines count. */
    public String jurisdiction(ReportForm form) {
        return form == ReportForm.STR
                ? Objects.requireNonNullElse(settings.jurisdiction(), jurisdiction)
                : jurisdiction;
    }

    /** Whose clocks the times of a suspicious transaction report are told by. */
    public ZoneId zone() {
        return settings.zone();
    }

    /** The form in which a suspicion is reported where nobody names one. */
    public ReportForm suggested() {
        return jurisdiction.equals(HOME) ? ReportForm.SAR : ReportForm.STR;
    }

    /** All forms, with what is missing for them. */
    public List<FormOffer> offers() {
        return Arrays.stream(ReportForm.values())
                .map(form ->
                        new FormOffer(
                                Words.of(form),
                                jurisdiction(form),
                                form == suggested(),
                                missing(form).orElse(null)))
                .toList();
    }

    /** Refuses a form for which something is missing. */
    public void require(ReportForm form) {
        missing(form)
                .ifPresent(remedy -> {
                    throw Refusal.of(ProblemCode.UNSUPPORTED_MESSAGE, remedy);
                });
    }

    private Optional<String> missing(ReportForm form) {
        return form == ReportForm.STR && goaml == null
                ? Optional.of(
                        "No goAML schema is set: name the goAMLSchema.xsd that the authority gave out in "
                                + GoamlSettings.SCHEMA
                                + " and start the house anew. Vigil may not bring it along.")
                : Optional.empty();
    }

    /** Everything that is wrong with a report, were it filed on that day. */
    public List<Finding> check(Filing filing, LocalDate day) {
        return switch (filing) {
            case FincenFiling report -> fincen.check(report, day);
            case TransactionReport report ->
                    goaml == null
                            ? List.of(
                                    new Finding(
                                            "",
                                            "no-authority-schema",
                                            missing(ReportForm.STR).orElse("")))
                            : goaml.check(report);
        };
    }

    /**
     * Writes the file of a report that was checked.
     *
     * @throws IllegalArgumentException when the schema would refuse it: check first
     */
    public Written write(Filing filing) {
        return switch (filing) {
            case FincenFiling report -> written(fincen.write(List.of(report)));
            case TransactionReport report -> {
                require(ReportForm.STR);
                yield new Written(Objects.requireNonNull(goaml).write(report), 1);
            }
        };
    }

    private static Written written(Batch batch) {
        return new Written(batch.file(), batch.sequenceNumbers().getFirst());
    }

    /** The authority's code lists of a form: type of its schema to codes to labels. */
    public Map<String, Map<String, String>> codes(ReportForm form) {
        return form != ReportForm.STR
                ? fincen.codes(form.code())
                : goaml == null ? Map.of() : goaml.codes();
    }

    /** The report as it is filed at a moment under a reference of ours. */
    public Filing dated(Filing filing, String reference, Instant moment) {
        return switch (filing) {
            case SuspiciousActivityReport report -> report.filed(day(moment));
            case CurrencyTransactionReport report -> report.filed(day(moment));
            case TransactionReport report -> report.submitted(reference, local(moment));
        };
    }

    private LocalDateTime local(Instant moment) {
        return moment.atZone(settings.zone()).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
    }
}
