package vigil.screening.questions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param threshold the score from which on a hit counts as a match, 0 to 1
 * @param cutoff the score from which on a hit is shown at all
 * @param questionsPerCall most questions in one request
 */
@ConfigurationProperties(prefix = "vigil.screening.questions", ignoreUnknownFields = false)
public record QuestionSettings(
        @DefaultValue("0.7") double threshold,
        @DefaultValue("0.5") double cutoff,
        @DefaultValue("500") int questionsPerCall) {

    public QuestionSettings {
        if (!(cutoff >= 0 && cutoff <= threshold && threshold <= 1)) {
            throw new IllegalArgumentException("scores are 0 <= cutoff <= threshold <= 1");
        }
        if (questionsPerCall < 1 || questionsPerCall > 10_000) {
            throw new IllegalArgumentException("questions-per-call is 1 to 10000");
        }
    }
}
