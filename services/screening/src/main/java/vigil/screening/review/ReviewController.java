package vigil.screening.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.screening.hits.HitSummary;
import vigil.screening.pages.Revision;
import vigil.screening.questions.JsonBody;
import vigil.screening.review.ReviewDesk.Seen;

/** Judges hits and keeps the whitelist. */
@RestController
@Tag(name = "Hits")
class ReviewController {

    private final ReviewDesk desk;
    private final Questions questions;

    ReviewController(ReviewDesk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    /** What the whitelist can be narrowed to. */
    record Narrowing(
            @Parameter(description = "Id of a list") @Nullable String list,
            @Parameter(description = "Your id of a customer") @Nullable String customer,
            @Parameter(description = "Also what is in force no more") @Nullable String ended) {

        Filter filter() {
            Filter filter = new Filter();
            if (list != null) {
                filter.and("w.list = ?", list);
            }
            if (customer != null) {
                filter.and("w.customer = ?", customer);
            }
            if (!"true".equals(ended)) {
                filter.and("w.ended_at is null");
            }
            return filter;
        }
    }

    @Operation(
            operationId = "judgeHit",
            summary = "Say whether the customer is the entry",
            description =
                    "false_positive waits for a second officer where the institution asks for four eyes. A new judgement takes the place of one that waits. If-Match names the revision that was seen.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = JudgementForm.Shape.class)))
    @PostMapping(
            path = "/v1/screening/hits/{id}/judgements",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HitSummary> judge(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Seen seen = new Seen(Filter.id(id), ifMatch);
        return tagged(desk.judge(caller, seen, JudgementForm.words(JsonBody.object(request))));
    }

    @Operation(
            operationId = "confirmJudgement",
            summary = "Confirm what another officer has judged",
            description = "It takes effect with that. Who judged cannot confirm.")
    @PostMapping(
            path = "/v1/screening/hits/{id}/confirmations",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HitSummary> confirm(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.confirm(caller, new Seen(Filter.id(id), ifMatch)));
    }

    @Operation(operationId = "whitelist", summary = "Pairs that bring no hit, newest first")
    @GetMapping(path = "/v1/screening/whitelist", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<WhitelistView> whitelist(
            Caller caller, @ParameterObject Narrowing narrowing, @ParameterObject Page.Query page) {
        return questions.ask(
                caller.institution(),
                connection -> WhitelistRows.page(connection, narrowing.filter(), page.cut()));
    }

    @Operation(
            operationId = "withdrawFromWhitelist",
            summary = "Take a pair off the whitelist",
            description = "Its hit is open again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = JudgementForm.WithdrawalShape.class)))
    @DeleteMapping(
            path = "/v1/screening/whitelist/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HitSummary> withdraw(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request) {
        return tagged(
                desk.withdraw(
                        caller, Filter.id(id), JudgementForm.reason(JsonBody.object(request))));
    }

    private static ResponseEntity<HitSummary> tagged(HitSummary hit) {
        return ResponseEntity.ok().eTag(Revision.tag(hit.revision())).body(hit);
    }
}
