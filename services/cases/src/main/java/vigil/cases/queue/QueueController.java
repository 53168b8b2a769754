package vigil.cases.queue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Versions;
import vigil.cases.pages.Words;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Shows the queue. */
@RestController
@Tag(name = "Queue")
class QueueController {

    private final QueueReader queue;

    QueueController(QueueReader queue) {
        this.queue = queue;
    }

    @Operation(
            operationId = "queue",
            summary = "What waits for officers, the most worth looking at first",
            description =
                    "Alerts and screening hits under their own ids. What is closed or snoozed is shown when it is asked for.")
    @GetMapping(path = "/v1/queue", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ItemView> list(
            Caller caller,
            @ParameterObject Narrowing narrowing,
            @Parameter(description = "priority, newest, due, amount or score; priority when absent")
                    @RequestParam(required = false)
                    @Nullable String sort,
            @ParameterObject Page.Query page) {
        Sort order =
                sort == null
                        ? Sort.PRIORITY
                        : Words.find(Sort.class, sort)
                                .orElseThrow(() ->
                                        Cut.refusal("sort", "is one of " + Words.all(Sort.class)));
        return queue.page(caller, narrowing, order, page.after(), page.rows());
    }

    @Operation(
            operationId = "queueCounts",
            summary = "How much waits, by state, deadline and officer")
    @GetMapping(path = "/v1/queue/counts", produces = MediaType.APPLICATION_JSON_VALUE)
    QueueCounts counts(Caller caller) {
        return queue.counts(caller);
    }

    @Operation(
            operationId = "queueItem",
            summary = "An item with what happened to it; its version is the ETag")
    @GetMapping(path = "/v1/queue/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ItemDetail> one(Caller caller, @PathVariable String id) {
        ItemDetail detail = queue.detail(caller, Filter.id(id));
        return ResponseEntity.ok().eTag(Versions.tag(detail.item().version())).body(detail);
    }
}
