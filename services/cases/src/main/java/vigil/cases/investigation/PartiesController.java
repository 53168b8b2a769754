package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseWork;
import vigil.cases.pages.Form;
import vigil.cases.pages.Words;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Who a case concerns, and which other cases belong to it. */
@RestController
@Tag(name = "Cases")
class PartiesController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Questions questions;
    private final CaseWork work;

    PartiesController(Questions questions, CaseWork work) {
        this.questions = questions;
        this.work = work;
    }

    @Operation(
            operationId = "addCaseParty",
            summary = "Add whom a case concerns",
            description = "An account or a customer by id; the same one again changes its role.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Party.class)))
    @PostMapping(path = "/v1/cases/{id}/parties", consumes = JSON, produces = JSON)
    List<PartyView> addParty(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request) {
        UUID about = Filter.id(id);
        Form form = Form.of(request);
        PartyRows.Party party =
                new PartyRows.Party(
                        Words.of(form.word("kind", PartyKind.class)),
                        form.id("id"),
                        Words.of(form.word("role", PartyRole.class)));
        form.done();
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = work.lockOpen(connection, caller, about, null);
                    PartyRows.put(
                            connection, caller, about, List.of(party), work.chronicle().now());
                    work.added(
                            connection,
                            caller,
                            kept,
                            "party_added",
                            Map.of(
                                    "kind",
                                    party.kind(),
                                    "party",
                                    party.id(),
                                    "role",
                                    party.role()));
                    return PartyRows.of(connection, about);
                });
    }

    @Operation(operationId = "removeCaseParty", summary = "Take back that a case concerns somebody")
    @DeleteMapping(path = "/v1/cases/{id}/parties/{kind}/{party}", produces = JSON)
    List<PartyView> removeParty(
            Caller caller,
            @PathVariable String id,
            @PathVariable String kind,
            @PathVariable String party) {
        UUID about = Filter.id(id);
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = work.lockOpen(connection, caller, about, null);
                    if (!PartyRows.remove(connection, about, kind, party)) {
                        throw Filter.notFound();
                    }
                    work.added(
                            connection,
                            caller,
                            kept,
                            "party_removed",
                            Map.of("kind", kind, "party", party));
                    return PartyRows.of(connection, about);
                });
    }

    @Operation(operationId = "linkCases", summary = "Say that another case belongs to this one")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Link.class)))
    @PostMapping(path = "/v1/cases/{id}/links", consumes = JSON, produces = JSON)
    List<RelatedView> link(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request) {
        UUID about = Filter.id(id);
        Form form = Form.of(request);
        UUID other = form.uuid("caseId").orElse(about);
        if (other.equals(about)) {
            form.refuse("caseId", "is the id of another case");
        }
        form.done();
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = work.lock(connection, caller, about, null);
                    CaseRows.require(connection, other);
                    if (LinkRows.link(connection, caller, about, other, work.chronicle().now())) {
                        work.added(
                                connection,
                                caller,
                                kept,
                                "linked",
                                Map.of("other", other.toString()));
                    }
                    return LinkRows.of(connection, about);
                });
    }
}
