package vigil.cases.metrics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Period;
import vigil.cases.told.Chronicle;
import vigil.kernel.identity.Caller;

/** Shows the figures of a period. */
@RestController
@Tag(name = "Metrics")
class MetricsController {

    private static final String CSV = "text/csv";

    private final MetricsReader reader;
    private final Chronicle chronicle;

    MetricsController(MetricsReader reader, Chronicle chronicle) {
        this.reader = reader;
        this.chronicle = chronicle;
    }

    @Operation(
            operationId = "metrics",
            summary = "What became of alerts, how old the work is, how long it took",
            description =
                    "Counted from the rows as they stand. Figures of reports are for those alone who may know of them.")
    @GetMapping(path = "/v1/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
    Metrics metrics(Caller caller, @ParameterObject Period.Asked asked) {
        return reader.read(caller, asked.period(chronicle.now()));
    }

    @Operation(
            operationId = "metricsTable",
            summary = "The same as a table: section, key, figure, value")
    @GetMapping(path = "/v1/metrics/csv", produces = CSV)
    ResponseEntity<String> csv(Caller caller, @ParameterObject Period.Asked asked) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"metrics.csv\"")
                .body(MetricsCsv.write(reader.read(caller, asked.period(chronicle.now()))));
    }
}
