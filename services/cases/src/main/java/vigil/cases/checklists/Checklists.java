package vigil.cases.checklists;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps of each typology, as {@code checklists.json} lists them. */
public final class Checklists {

    private static final String RESOURCE = "/vigil/cases/checklists.json";

    /**
     * A step.
     *
     * @param step its name, for ever
     * @param says what is to be done
     */
    public record Step(String step, String says) {}

    private final List<Step> always;
    private final Map<String, List<Step>> byTypology;

    private Checklists(List<Step> always, Map<String, List<Step>> byTypology) {
        this.always = List.copyOf(always);
        this.byTypology = Map.copyOf(byTypology);
    }

    /** Those that come with the house. */
    public static Checklists ofTheHouse() {
        try (InputStream resource =
                Objects.requireNonNull(Checklists.class.getResourceAsStream(RESOURCE))) {
            JsonNode read = JsonMapper.builder().build().readTree(resource);
            Map<String, List<Step>> byTypology = new LinkedHashMap<>();
            for (JsonNode group : read.path("typologies")) {
                List<Step> steps = steps(group.path("steps"));
                group.path("of").forEach(typology -> byTypology.put(typology.asString(), steps));
            }
            return new Checklists(steps(read.path("always")), byTypology);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The steps of a case of this typology, in order. */
    public List<Step> of(String typology) {
        List<Step> steps = new ArrayList<>(always);
        steps.addAll(byTypology.getOrDefault(typology, List.of()));
        return steps;
    }

    private static List<Step> steps(JsonNode array) {
        List<Step> steps = new ArrayList<>();
        array.forEach(step ->
                steps.add(new Step(step.path("step").asString(), step.path("says").asString())));
        return List.copyOf(steps);
    }
}
