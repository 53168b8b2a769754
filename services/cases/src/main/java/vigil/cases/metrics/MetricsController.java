package vigil.cases.metrics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.metrics.MetricsReader.Period;
import vigil.cases.told.Chronicle;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;

/** Shows the figures of a period. */
@RestController
@Tag(name = "Metrics")
class MetricsController {

    private static final String CSV = "text/csv";
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(1_100);

    private final MetricsReader reader;
    private final Chronicle chronicle;

    MetricsController(MetricsReader reader, Chronicle chronicle) {
        this.reader = reader;
        this.chronicle = chronicle;
    }

    /** The period; the last thirty days when absent. */
    record Asked(
            @Parameter(description = "From, inclusive; thirty days before 'to' when absent")
                    @Nullable String from,
            @Parameter(description = "To, exclusive; now when absent") @Nullable String to) {

        Period period(Instant now) {
            Instant end = to == null ? now : time("to", to);
            Instant begin = from == null ? end.minus(USUAL) : time("from", from);
            if (!begin.isBefore(end) || begin.plus(LONGEST).isBefore(end)) {
                throw Cut.refusal(
                        "from", "is before 'to', by at most " + LONGEST.toDays() + " days");
            }
            return new Period(begin, end, now);
        }

        private static Instant time(String parameter, String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw Cut.refusal(parameter, "is a time such as 2026-01-31T12:00:00Z");
            }
        }
    }

    @Operation(
            operationId = "metrics",
            summary = "What became of alerts, how old the work is, how long it took",
            description =
                    "Counted from the rows as they stand. Figures of reports are for those alone who may know of them.")
    @GetMapping(path = "/v1/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
    Metrics metrics(Caller caller, @ParameterObject Asked asked) {
        return reader.read(caller, asked.period(chronicle.now()));
    }

    @Operation(
            operationId = "metricsTable",
            summary = "The same as a table: section, key, figure, value")
    @GetMapping(path = "/v1/metrics/csv", produces = CSV)
    ResponseEntity<String> csv(Caller caller, @ParameterObject Asked asked) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"metrics.csv\"")
                .body(MetricsCsv.write(reader.read(caller, asked.period(chronicle.now()))));
    }
}
