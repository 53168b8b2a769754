package vigil.checks.street;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation of the OpenAPI documents.
 *
 * @param path with names in braces
 * @param contentType of its body, empty where it has none
 * @param question with what it requires, starting with a question mark; may be empty
 * @param fitting a body of the declared shape, empty where it has none
 */
record Operation(String method, String path, String contentType, String question, String fitting) {

    /** All that the houses publish. */
    static List<Operation> all(Path documents) throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (Stream<Path> files = Files.list(documents)) {
            for (Path file : files.sorted().toList()) {
                JsonNode document = JsonMapper.shared().readTree(file);
                document.path("paths")
                        .properties()
                        .forEach(path ->
                                path.getValue()
                                        .properties()
                                        .forEach(one ->
                                                operations.add(
                                                        of(
                                                                one.getKey(),
                                                                path.getKey(),
                                                                one.getValue(),
                                                                new SampleBody(document)))));
            }
        }
        return operations;
    }

    private static Operation of(
            String method, String path, JsonNode described, SampleBody samples) {
        StringBuilder question = new StringBuilder();
        for (JsonNode parameter : described.path("parameters")) {
            boolean asked =
                    parameter.path("in").asString().equals("query")
                            && parameter.path("required").asBoolean(false);
            if (asked) {
                question.append(question.isEmpty() ? "?" : "&")
                        .append(parameter.path("name").asString())
                        .append("=a");
            }
        }
        String type =
                described.path("requestBody").path("content").propertyNames().stream()
                        .sorted(Comparator.reverseOrder())
                        .findFirst()
                        .orElse("");
        JsonNode schema = described.path("requestBody").path("content").path(type).path("schema");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                type,
                question.toString(),
                type.isEmpty() ? "" : samples.of(type, schema));
    }

    /** As in the table of who may call what. */
    String name() {
        return method + " " + path;
    }

    /** The path with one word for every name in it. */
    String at(String word) {
        return path.replaceAll("\\{\\w+}", word) + question;
    }

    /** The path with these words for its names, in their order, and a word for what is left. */
    String at(List<String> words) {
        String filled = path;
        for (String word : words) {
            filled = filled.replaceFirst("\\{\\w+}", word);
        }
        return filled.replaceAll("\\{\\w+}", "1") + question;
    }

    boolean isAboutOneThing() {
        return path.contains("{");
    }

    boolean isStream() {
        return path.endsWith("/stream");
    }

    /** Something small of the declared type, which no house can take for good. */
    byte[] body() {
        String text =
                switch (contentType) {
                    case "" -> "";
                    case "application/json" -> "{}";
                    case "application/xml" -> "<nothing/>";
                    default -> "nothing";
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
