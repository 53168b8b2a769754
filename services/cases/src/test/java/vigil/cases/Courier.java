package vigil.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Until;

/**
 * Whoever runs the line between the house's folders and FinCEN.
 *
 * @param house whose folders they are
 * @param filers whose reports are carried
 */
record Courier(House house, Filers filers) {

    Path folder() {
        return house.street().state().resolve("reports");
    }

    /** The newest file of a report, as soon as it has left. */
    Path outgoing(String id) {
        return outgoing(id, folder().resolve("outgoing"));
    }

    /** The newest file of a report in goAML, as soon as it has left. */
    Path outgoingOfGoaml(String id) {
        return outgoing(id, folder().resolve("goaml/outgoing"));
    }

    private Path outgoing(String id, Path place) {
        List<Path> found = new ArrayList<>();
        Until.holds(
                "the file has left",
                () -> {
                    JsonNode all = filers.detail(id).path("submissions");
                    JsonNode last = all.get(all.size() - 1);
                    found.clear();
                    if (last.path("state").asString().equals("sent")) {
                        found.addAll(files(place, last.path("fileName").asString()));
                    }
                    return !found.isEmpty();
                });
        return found.getFirst();
    }

    private static List<Path> files(Path place, String name) {
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.endsWith(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The authority takes the file and answers it. */
    void answer(Path file, String reports) throws IOException {
        Files.delete(file);
        put(file, reports);
    }

    /** An answer to a file of that name lies where answers are found. */
    void put(Path file, String reports) throws IOException {
        Path incoming = Files.createDirectories(folder().resolve("incoming"));
        String answer =
                "<EFilingBatchXML StatusCode=\"A\"><EFilingSubmissionXML StatusCode=\"A\">"
                        + reports
                        + "</EFilingSubmissionXML></EFilingBatchXML>";
        String name = file.getFileName() + ".ACKED";
        Path part = Files.writeString(incoming.resolve(name + ".part"), answer);
        Files.move(part, incoming.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Until the house has taken the answer to a file. */
    void waitUntilRead(Path file) {
        Path answer = folder().resolve("incoming").resolve(file.getFileName() + ".ACKED");
        Until.holds("the answer is taken", () -> !Files.exists(answer));
    }
}
