package vigil.cases.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period.
 *
 * @param from inclusive
 * @param to exclusive
 * @param at when they were read; ageing is as of then
 * @param funnel what became so far of what arrived in the period
 * @param ageingItems what is not closed, by days since it arrived
 * @param ageingCases the same of cases, by days since they were made
 * @param itemBands the same of what is not closed in finer bands, with what is late: all of it, and
 *     by severity, the gravest first; bands without work are there with zero
 * @param caseBands the same of cases, all of them
 * @param closed all that was closed in the period
 * @param closedCases cases that were closed in the period
 * @param byScenario what was closed, by scenario or watchlist, the most first
 * @param byOfficer what was closed, by who decided first; who is neither supervisor nor auditor
 *     sees his own
 * @param reports absent for who may not know of reports
 */
@Schema(name = "DeskMetrics")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Metrics(
        Instant from,
        Instant to,
        Instant at,
        Funnel funnel,
        Ageing ageingItems,
        Ageing ageingCases,
        List<AgeBand> itemBands,
        List<AgeBand> caseBands,
        Closed closed,
        Times closedCases,
        List<Closed> byScenario,
        List<Closed> byOfficer,
        @Nullable Reports reports) {

    public Metrics {
        itemBands = List.copyOf(itemBands);
        caseBands = List.copyOf(caseBands);
        byScenario = List.copyOf(byScenario);
        byOfficer = List.copyOf(byOfficer);
    }

    /**
     * From the alert to the case.
     *
     * @param alerts alerts and screening hits that arrived in the period
     * @param decided of these, what is closed
     * @param inCases of these, what came into a case
     * @param cases the cases that they came into
     * @param closedCases of these cases, those that are closed
     * @param truePositives of the alerts, what was closed because the suspicion holds
     * @param caseRate inCases by alerts; absent without alerts
     * @param truePositiveRate truePositives by decided; absent where nothing is
     */
    @Schema(name = "DeskFunnel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Funnel(
            long alerts,
            long decided,
            long inCases,
            long cases,
            long closedCases,
            long truePositives,
            @Nullable Double caseRate,
            @Nullable Double truePositiveRate) {}

    /** How much is open, by full days of age. */
    @Schema(name = "DeskAgeing")
    public record Ageing(long upTo30, long from31To60, long from61To90, long over90) {}

    /**
     * What is open, of one age.
     *
     * @param key severity and days, such as {@code high 4-7}; {@code all 4-7} for all
     * @param severity absent for all
     * @param fromDays full days since it came, at least
     * @param toDays at most; absent for the last band
     * @param open not closed
     * @param late of these, what is past its deadline
     */
    @Schema(name = "DeskAgeBand")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AgeBand(
            String key,
            @Nullable String severity,
            int fromDays,
            @Nullable Integer toDays,
            long open,
            long late) {}

    /**
     * How long something took.
     *
     * @param medianSeconds the middle one, between the two middle ones of an even number
     * @param p90Seconds what nine of ten took at most, interpolated like the median
     */
    @Schema(name = "DeskTimes")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Times(long count, @Nullable Long medianSeconds, @Nullable Long p90Seconds) {}

    /**
     * What was closed.
     *
     * @param key scenario, watchlist or login; absent for all
     * @param time from arrival to the decision in effect
     * @param falsePositives of these, what was false
     * @param falsePositiveShare by all that was closed; absent where nothing was
     */
    @Schema(name = "DeskClosed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Closed(
            @Nullable String key,
            Times time,
            long falsePositives,
            @Nullable Double falsePositiveShare) {}

    /**
     * From the case to the report.
     *
     * @param casesReported of the funnel's cases, those of which a report was sent
     * @param reportRate casesReported by cases; absent without cases
     * @param begun reports begun in the period
     * @param sent files sent in the period
     * @param accepted of what was sent, what the authority has taken, with warnings or without
     * @param rejected of what was sent, what it has not
     * @param overdue reports that should have been filed by now
     */
    @Schema(name = "DeskReports")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reports(
            long casesReported,
            @Nullable Double reportRate,
            long begun,
            long sent,
            long accepted,
            long rejected,
            long overdue) {}
}
