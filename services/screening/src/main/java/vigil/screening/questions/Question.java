package vigil.screening.questions;

import java.util.List;
import java.util.Map;
import vigil.matcher.entity.Entity;

/**
 * Whom somebody asks about, checked.
 *
 * @param key the caller's name for the question
 * @param schema as it was asked
 * @param properties as they were asked
 * @param entity as it is compared
 */
public record Question(
        String key, String schema, Map<String, List<String>> properties, Entity entity) {

    @Override
    public String toString() {
        return "Question ***"; // Whom somebody asks about is personal.
    }
}
