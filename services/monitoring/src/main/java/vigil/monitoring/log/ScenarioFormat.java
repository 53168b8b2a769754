package vigil.monitoring.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.ScenarioFile;
import vigil.contracts.log.v1.ScenariosPublished;

/** Scenario sets in the schema of the log: the same set gives the same bytes and the same hash. */
public final class ScenarioFormat {

    private ScenarioFormat() {}

    /**
     * A set as a record of its institution's log.
     *
     * @param files in force, file name → text
     * @param shadow watching without effect, file name → text
     */
    public static LogRecord record(
            String institution,
            long set,
            SequencedMap<String, String> files,
            SequencedMap<String, String> shadow) {
        ScenariosPublished.Builder published =
                ScenariosPublished.newBuilder()
                        .setSet(set)
                        .addAllFiles(files(files))
                        .addAllShadow(files(shadow));
        published.setContentHash(hash(published.getFilesList(), published.getShadowList()));
        return LogRecord.newBuilder().setInstitution(institution).setScenarios(published).build();
    }

    /**
     * File name → text, in the order of the record.
     *
     * @throws IllegalArgumentException when a name stands there twice
     */
    public static SequencedMap<String, String> files(List<ScenarioFile> files) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (ScenarioFile file : files) {
            if (texts.put(file.getName(), file.getText()) != null) {
                throw new IllegalArgumentException("a file's name stands twice in a set");
            }
        }
        return texts;
    }

    /** Whether the record holds what its hash says. */
    public static boolean isWhole(ScenariosPublished published) {
        return hash(published.getFilesList(), published.getShadowList())
                .equals(published.getContentHash());
    }

    private static List<ScenarioFile> files(SequencedMap<String, String> files) {
        return files.sequencedEntrySet().stream()
                .map(file ->
                        ScenarioFile.newBuilder()
                                .setName(file.getKey())
                                .setText(file.getValue())
                                .build())
                .toList();
    }

    private static String hash(List<ScenarioFile> files, List<ScenarioFile> shadow) {
        ContentHash hash = new ContentHash();
        for (List<ScenarioFile> list : List.of(files, shadow)) {
            hash.number(list.size());
            list.forEach(file -> hash.text(file.getName()).text(file.getText()));
        }
        return hash.hex();
    }
}
