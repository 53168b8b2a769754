package vigil.gateway.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.gateway.routes.House;

/** All that the houses' OpenAPI documents allow. A house without a document is not described. */
public final class Contract {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final String DOCUMENTS = "/vigil/contracts/openapi/";

    private final Branch root = new Branch();
    private final Set<String> firstSegments = new HashSet<>();

    private Contract() {}

    /** The documents that were built into this program. */
    public static Contract published() {
        Contract contract = new Contract();
        for (House house : House.values()) {
            try (InputStream text =
                    Contract.class.getResourceAsStream(DOCUMENTS + house.word() + ".json")) {
                if (text != null) {
                    contract.add(JsonMapper.shared().readTree(text));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contract;
    }

    /** One document. */
    public static Contract of(String openapi) {
        Contract contract = new Contract();
        contract.add(JsonMapper.shared().readTree(openapi));
        return contract;
    }

    /** What stands at a checked path. */
    public Place at(String path) {
        String[] segments = path.substring(1).split("/", -1);
        Branch branch = root;
        for (int i = 0; i < segments.length && branch != null; i++) {
            branch = branch.below(segments[i]);
        }
        if (branch != null && branch.known != null) {
            return branch.known;
        }
        return firstSegments.contains(start(segments))
                ? new Place.Nowhere()
                : new Place.Undescribed();
    }

    private void add(JsonNode document) {
        ShapeReader shapes = new ShapeReader(document);
        document.path("paths")
                .properties()
                .forEach(path -> add(path.getKey(), path.getValue(), shapes));
    }

    private void add(String template, JsonNode asked, ShapeReader shapes) {
        Map<String, Operation> operations = new HashMap<>();
        for (String method : METHODS) {
            if (asked.has(method)) {
                operations.put(
                        method.toUpperCase(Locale.ROOT),
                        operation(template, asked.get(method), shapes));
            }
        }
        String[] segments = template.substring(1).split("/", -1);
        Branch branch = root;
        for (String segment : segments) {
            branch = branch.grow(segment);
        }
        branch.known = new Place.Known(template, operations);
        firstSegments.add(start(segments));
    }

    private static Operation operation(String template, JsonNode asked, ShapeReader shapes) {
        Map<String, Shape> query = new HashMap<>();
        for (JsonNode parameter : asked.path("parameters")) {
            if (parameter.path("in").asString("").equals("query")) {
                query.put(
                        parameter.path("name").asString(), shapes.shape(parameter.path("schema")));
            }
        }
        Map<String, Map<String, Shape>> answers = new HashMap<>();
        asked.path("responses")
                .properties()
                .forEach(answer -> answers.put(answer.getKey(), bodies(answer.getValue(), shapes)));
        return new Operation(template, query, bodies(asked.path("requestBody"), shapes), answers);
    }

    private static Map<String, Shape> bodies(JsonNode described, ShapeReader shapes) {
        Map<String, Shape> bodies = new HashMap<>();
        described
                .path("content")
                .properties()
                .forEach(type ->
                        bodies.put(
                                type.getKey().toLowerCase(Locale.ROOT),
                                shapes.shape(type.getValue().path("schema"))));
        return Map.copyOf(bodies);
    }

    /** The part of the address space a path belongs to: {@code v1/alerts}, {@code match}. */
    private static String start(String[] segments) {
        boolean versioned = segments.length > 1 && segments[0].equals("v1");
        return versioned ? "v1/" + segments[1] : segments[0];
    }

    /** A part of a path, and what can follow. */
    private static final class Branch {
        private final Map<String, Branch> words = new HashMap<>();
        private final List<Branch> names = new ArrayList<>(1);
        private Place.@Nullable Known known;

        @Nullable Branch below(String segment) {
            Branch word = words.get(segment);
            if (word != null) {
                return word;
            }
            return names.isEmpty() || segment.isEmpty() ? null : names.getFirst();
        }

        Branch grow(String segment) {
            if (!segment.startsWith("{")) {
                return words.computeIfAbsent(segment, word -> new Branch());
            }
            if (names.isEmpty()) {
                names.add(new Branch());
            }
            return names.getFirst();
        }
    }
}
