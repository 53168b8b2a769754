package vigil.screening.review;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vigil.screening.hits.HitState;
import vigil.screening.questions.QuestionReader;
import vigil.screening.review.ReviewDesk.Words;

/** Reads what officers say. */
final class JudgementForm {

    private static final int LONGEST_REASON = 2_000;

    private JudgementForm() {}

    /** The shape of a judgement, for its description. */
    @Schema(name = "Judgement")
    record Shape(
            @Schema(allowableValues = {"true_match", "false_positive", "undecided"}) String state,
            @Schema(description = "In the officer's words, 1 to 2000 characters") String reason) {}

    /** The shape of a withdrawal. */
    @Schema(name = "Withdrawal")
    record WithdrawalShape(
            @Schema(description = "In the officer's words, 1 to 2000 characters") String reason) {}

    static Words words(JsonNode body) {
        QuestionReader reader = new QuestionReader();
        Optional<HitState> state =
                HitState.ofWord(body.path("state").asString("")).filter(HitState::isJudgement);
        if (state.isEmpty()) {
            reader.refuse("state", "is true_match, false_positive or undecided");
        }
        String reason = reason(reader, body);
        reader.done();
        return new Words(state.orElseThrow(), reason);
    }

    static String reason(JsonNode body) {
        QuestionReader reader = new QuestionReader();
        String reason = reason(reader, body);
        reader.done();
        return reason;
    }

    private static String reason(QuestionReader reader, JsonNode body) {
        String reason = body.path("reason").asString("").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            reader.refuse("reason", "is a text of 1 to " + LONGEST_REASON + " characters");
        }
        return reason;
    }
}
