package vigil.screening.hits;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.screening.pages.Revision;

/** Customers that may be entries of lists. */
@RestController
@Tag(name = "Hits")
class HitsController {

    private final HitReader hits;

    HitsController(HitReader hits) {
        this.hits = hits;
    }

    /** What a list of hits can be narrowed to. */
    record Narrowing(
            @Parameter(description = "open, true_match, false_positive, undecided or closed")
                    @Nullable String state,
            @Parameter(description = "Id of a list") @Nullable String list,
            @Parameter(description = "Your id of a customer") @Nullable String customer,
            @Parameter(description = "Only those whose judgement waits for a second officer")
                    @Nullable String waiting) {

        Filter filter() {
            Filter filter = new Filter();
            if (state != null) {
                filter.and(
                        "state = ?",
                        HitState.ofWord(state)
                                .orElseThrow(() ->
                                        Cut.refusal(
                                                "state",
                                                "is open, true_match, false_positive, undecided or closed"))
                                .word());
            }
            if (list != null) {
                filter.and("list = ?", list);
            }
            if (customer != null) {
                filter.and("customer = ?", customer);
            }
            if ("true".equals(waiting)) {
                filter.and("proposal is not null");
            }
            return filter;
        }
    }

    @Operation(operationId = "hits", summary = "Hits, newest first", description = "Ids alone.")
    @GetMapping(path = "/v1/screening/hits", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<HitSummary> list(
            Caller caller, @ParameterObject Narrowing narrowing, @ParameterObject Page.Query page) {
        return hits.page(caller.institution(), narrowing.filter(), page.cut());
    }

    @Operation(
            operationId = "hit",
            summary = "A hit with its explanation; its revision is the ETag",
            description =
                    "Recomputed from the versions of customer, entry and list that it is bound to. Who looks is written down in the evidence.")
    @GetMapping(path = "/v1/screening/hits/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HitDetail> one(Caller caller, @PathVariable String id) {
        HitDetail detail = hits.detail(caller, Filter.id(id));
        return ResponseEntity.ok().eTag(Revision.tag(detail.summary().revision())).body(detail);
    }
}
