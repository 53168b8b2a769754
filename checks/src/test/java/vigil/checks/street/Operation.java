package vigil.checks.street;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation of the OpenAPI documents.
 *
 * @param path with names in braces
 * @param contentType of its body, empty where it has none
 * @param question with what it requires, starting with a question mark; may be empty
 */
record Operation(String method, String path, String contentType, String question) {

    /** All that the houses publish. */
    static List<Operation> all(Path documents) throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (Stream<Path> files = Files.list(documents)) {
            for (Path file : files.sorted().toList()) {
                JsonNode paths = JsonMapper.shared().readTree(file).path("paths");
                paths.properties()
                        .forEach(path ->
                                path.getValue()
                                        .properties()
                                        .forEach(one ->
                                                operations.add(
                                                        of(
                                                                one.getKey(),
                                                                path.getKey(),
                                                                one.getValue()))));
            }
        }
        return operations;
    }

    private static Operation of(String method, String path, JsonNode described) {
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
                        .sorted(java.util.Comparator.reverseOrder())
                        .findFirst()
                        .orElse("");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT), path, type, question.toString());
    }

    /** As in the table of who may call what. */
    String name() {
        return method + " " + path;
    }

    /** The path with one word for every name in it. */
    String at(String word) {
        return path.replaceAll("\\{\\w+}", word) + question;
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
