package vigil.screening.parties;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.matcher.screening.SearchLimits;
import vigil.screening.lists.Lists;
import vigil.screening.lists.Lists.InForce;
import vigil.screening.questions.JsonBody;
import vigil.screening.questions.QuestionSettings;
import vigil.screening.questions.Thousandths;
import vigil.watchlists.matching.Finder;
import vigil.watchlists.matching.Finder.Found;

/** Whether payment parties are listed. */
@RestController
@Tag(name = "Screening")
class PartiesController {

    private static final int HITS = 5;
    private final Lists lists;
    private final Finder finder;
    private final QuestionSettings settings;

    PartiesController(Lists lists, Finder finder, QuestionSettings settings) {
        this.lists = lists;
        this.finder = finder;
        this.settings = settings;
    }

    /**
     * @param lists one name for all versions that were searched
     */
    record Answer(String lists, List<PartyView> parties) {}

    /** A party's hits, from the threshold on, the likeliest first. */
    record PartyView(String reference, List<HitView> hits) {}

    /** An entry that a party may be. */
    record HitView(String list, String version, String entity, double score) {}

    @Operation(
            operationId = "screenParties",
            summary = "Whether payment parties are listed",
            description = "For the path of a payment: ids and scores alone, as fast as it goes.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PartiesForm.Shape.class)))
    @PostMapping(
            path = "/v1/screening/parties",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> screen(@Parameter(hidden = true) HttpServletRequest request) {
        InForce inForce = lists.inForce();
        List<PartiesForm.Party> parties = PartiesForm.read(JsonBody.object(request), settings);
        SearchLimits limits = new SearchLimits(HITS, settings.threshold());
        List<PartyView> answered =
                parties.stream()
                        .map(party ->
                                new PartyView(
                                        party.reference(),
                                        finder
                                                .find(
                                                        party.entity(),
                                                        inForce.lists().values(),
                                                        limits)
                                                .stream()
                                                .map(PartiesController::hit)
                                                .toList()))
                        .toList();
        return ResponseEntity.ok()
                .header("Vigil-Lists", inForce.version())
                .body(new Answer(inForce.version(), answered));
    }

    private static HitView hit(Found found) {
        return new HitView(
                found.list().snapshot().list().text(),
                found.list().snapshot().id().text(),
                found.hit().entity().id(),
                Thousandths.of(found.hit().score()));
    }
}
