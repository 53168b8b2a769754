package vigil.screening.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.problems.FieldError;
import vigil.screening.customers.CustomerDesk.Described;
import vigil.screening.customers.CustomerDesk.Put;
import vigil.screening.hits.HitSummary;
import vigil.screening.pages.Revision;
import vigil.screening.questions.JsonBody;
import vigil.screening.register.CustomerRows;

/** Who is monitored. */
@RestController
@Tag(name = "Customers")
class CustomersController {

    private static final String ONE = "/v1/screening/customers/{customer}";
    private static final String ALL = "/v1/screening/customers";

    private final CustomerDesk desk;
    private final CustomerRows rows;
    private final Questions questions;
    private final Evidence evidence;

    CustomersController(
            CustomerDesk desk, CustomerRows rows, Questions questions, Evidence evidence) {
        this.desk = desk;
        this.rows = rows;
        this.questions = questions;
        this.evidence = evidence;
    }

    /**
     * A monitored customer and its hits.
     *
     * @param version counts its contents
     * @param hits all that are not closed
     */
    record WatchedView(String customer, int version, List<HitSummary> hits) {

        static WatchedView of(Put put) {
            return new WatchedView(
                    put.customer(),
                    put.version(),
                    put.hits().stream().map(HitSummary::of).toList());
        }
    }

    /**
     * What became of a row of a batch.
     *
     * @param row counted from 0
     * @param status as if it had been sent alone: 201 new, 200 changed or the same, 422
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            int row,
            String customer,
            int status,
            @Nullable Integer version,
            @Nullable List<HitSummary> hits,
            @Nullable List<FieldError> errors) {}

    /** What became of a batch, row by row. */
    record BatchView(List<RowView> results) {}

    /** A customer with everything that is known of it. */
    record CustomerView(
            String customer,
            int version,
            String schema,
            Map<String, List<String>> properties,
            String changedBy,
            Instant changedAt) {}

    /** A customer without what is known of it. */
    record CustomerSummary(String customer, int version, String changedBy, Instant changedAt) {}

    @Operation(
            operationId = "watchCustomer",
            summary = "Monitor a customer, or tell what is known of it now",
            description =
                    "Screened at once against all lists in force, and from then on against every change of a list. The same content again is the same version.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CustomerForm.Shape.class)))
    @ApiResponse(responseCode = "201", description = "Watched from now on")
    @ApiResponse(responseCode = "200", description = "Watched already")
    @PutMapping(
            path = ONE,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WatchedView> put(
            Caller caller,
            @PathVariable String customer,
            @Parameter(hidden = true) HttpServletRequest request) {
        Described described = CustomerForm.one(customer, JsonBody.object(request));
        Put put = desk.put(caller, List.of(described)).getFirst();
        return ResponseEntity.status(put.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Revision.tag(put.version()))
                .body(WatchedView.of(put));
    }

    @Operation(
            operationId = "watchCustomers",
            summary = "Monitor up to 500 customers",
            description = "Each row is answered for itself; those that are acceptable are taken.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CustomerForm.BatchShape.class)))
    @ApiResponse(responseCode = "207", description = "A result for each row")
    @ApiResponse(responseCode = "200", description = "From earlier versions; not answered any more")
    @PostMapping(
            path = ALL,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchView> putAll(
            Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        List<CustomerForm.Row> read = CustomerForm.batch(JsonBody.object(request));
        List<Described> described =
                read.stream().map(CustomerForm.Row::described).flatMap(Optional::stream).toList();
        Map<String, Put> puts = new HashMap<>();
        if (!described.isEmpty()) {
            desk.put(caller, described).forEach(put -> puts.put(put.customer(), put));
        }
        List<RowView> results = new ArrayList<>();
        for (CustomerForm.Row row : read) {
            results.add(result(row, row.errors().isEmpty() ? puts.get(row.customer()) : null));
        }
        return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(new BatchView(results));
    }

    private static RowView result(CustomerForm.Row row, @Nullable Put put) {
        if (put == null) {
            return new RowView(row.row(), row.customer(), 422, null, null, row.errors());
        }
        return new RowView(
                row.row(),
                row.customer(),
                put.isNew() ? 201 : 200,
                put.version(),
                put.hits().stream().map(HitSummary::of).toList(),
                null);
    }

    @Operation(operationId = "customers", summary = "Who is monitored, newest first")
    @GetMapping(path = ALL, produces = MediaType.APPLICATION_JSON_VALUE)
    Page<CustomerSummary> list(Caller caller, @ParameterObject Page.Query page) {
        Page<CustomerRows.Summary> found =
                questions.ask(
                        caller.institution(),
                        connection -> CustomerRows.page(connection, page.cut()));
        return new Page<>(
                found.items().stream()
                        .map(one ->
                                new CustomerSummary(
                                        one.customer(),
                                        one.version(),
                                        one.changedBy(),
                                        one.changedAt()))
                        .toList(),
                found.next());
    }

    @Operation(
            operationId = "customer",
            summary = "What is known of a customer",
            description = "Who looks, and what for, is written down in the evidence.")
    @GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerView> one(
            Caller caller,
            @PathVariable String customer,
            @Parameter(description = "investigation, report, authority_request or customer_request")
                    @RequestParam(required = false)
                    @Nullable String purpose,
            @Parameter(
                            description =
                                    "Of the case or letter: up to 64 letters, digits, dots, dashes")
                    @RequestParam(required = false)
                    @Nullable String reference) {
        String id = CustomerForm.id(customer);
        Act act = viewed(caller, id, purpose, reference);
        CustomerRows.Opened opened =
                questions.change(
                        caller.institution(),
                        connection -> {
                            Optional<CustomerRows.Opened> found =
                                    rows.open(connection, caller.institution(), id);
                            if (found.isPresent()) {
                                evidence.record(connection, List.of(act));
                            }
                            return found.orElseThrow(Filter::notFound);
                        });
        CustomerRows.Summary summary = opened.summary();
        return ResponseEntity.ok()
                .eTag(Revision.tag(summary.version()))
                .body(
                        new CustomerView(
                                id,
                                summary.version(),
                                opened.content().schema(),
                                opened.content().properties(),
                                summary.changedBy(),
                                summary.changedAt()));
    }

    /** Programs that came before there were purposes say none. */
    private static Act viewed(
            Caller caller, String customer, @Nullable String purpose, @Nullable String reference) {
        Map<String, String> details =
                purpose == null && reference == null
                        ? Map.of()
                        : Act.Purpose.of(purpose, reference).details();
        return new Act(caller.institution(), caller.login(), "customer.viewed", customer, details);
    }

    @Operation(
            operationId = "removeCustomer",
            summary = "Monitor a customer no more",
            description =
                    "Its key is destroyed, and with it all that was known; its hits are closed and keep their ids.")
    @ApiResponse(
            responseCode = "204",
            description = "Nothing is known of it any more",
            content = @Content)
    @ApiResponse(responseCode = "200", description = "From earlier versions; not answered any more")
    @DeleteMapping(path = ONE)
    ResponseEntity<Void> remove(Caller caller, @PathVariable String customer) {
        desk.remove(caller, CustomerForm.id(customer));
        return ResponseEntity.noContent().build();
    }
}
