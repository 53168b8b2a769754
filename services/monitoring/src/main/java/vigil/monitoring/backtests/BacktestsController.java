package vigil.monitoring.backtests;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.scenarios.Addresses;
import vigil.monitoring.scenarios.VersionId;

/** Takes and shows backtests of a version. */
@RestController
@Tag(name = "Backtests")
class BacktestsController {

    private static final String BACKTESTS = "/v1/scenarios/{scenario}/versions/{version}/backtests";

    private final Backtests backtests;
    private final BacktestQueue queue;

    BacktestsController(Backtests backtests, BacktestQueue queue) {
        this.backtests = backtests;
        this.queue = queue;
    }

    @Operation(
            operationId = "askBacktest",
            summary = "Backtest a version",
            description =
                    "Replays the log with the scenarios in force, this version among them, and compares with those in force. One at a time in an institution. One whose range holds no transaction does not count as a backtest of the version. With sweep, the version is run under several values of a parameter instead: a curve, and samples between each two values. With model, a version of a model flags beside the scenarios, and both are held against what is in force with its model; to try a model alone, ask with a version that is in force.")
    @ApiResponse(responseCode = "202", description = "It waits for its turn")
    @ApiResponse(responseCode = "200", description = "From earlier versions; not answered any more")
    @PostMapping(
            path = BACKTESTS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BacktestView> ask(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @RequestBody BacktestForm form) {
        VersionId id = Addresses.version(scenario, version);
        Backtest asked = backtests.ask(caller, id, form);
        BacktestView view = backtests.one(caller.institution(), id, asked.id());
        queue.add(asked);
        return ResponseEntity.accepted()
                .location(
                        URI.create(
                                "/v1/scenarios/"
                                        + scenario
                                        + "/versions/"
                                        + version
                                        + "/backtests/"
                                        + asked.id()))
                .body(view);
    }

    @Operation(operationId = "backtests", summary = "Backtests of a version, newest first")
    @GetMapping(path = BACKTESTS, produces = MediaType.APPLICATION_JSON_VALUE)
    Page<BacktestView> list(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @ParameterObject Page.Query page) {
        return backtests.list(
                caller.institution(), Addresses.version(scenario, version), page.cut());
    }

    @Operation(
            operationId = "backtest",
            summary = "How far a backtest has come, or what came out of it")
    @GetMapping(path = BACKTESTS + "/{backtest}", produces = MediaType.APPLICATION_JSON_VALUE)
    BacktestView one(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @PathVariable String backtest) {
        UUID id = Filter.id(backtest);
        return backtests.one(caller.institution(), Addresses.version(scenario, version), id);
    }

    @Operation(operationId = "cancelBacktest", summary = "Cancel a backtest")
    @PostMapping(
            path = BACKTESTS + "/{backtest}/cancellations",
            produces = MediaType.APPLICATION_JSON_VALUE)
    BacktestView cancel(
            Caller caller,
            @PathVariable String scenario,
            @PathVariable String version,
            @PathVariable String backtest) {
        UUID id = Filter.id(backtest);
        return backtests.cancel(caller, Addresses.version(scenario, version), id);
    }
}
