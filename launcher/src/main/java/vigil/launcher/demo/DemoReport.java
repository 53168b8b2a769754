package vigil.launcher.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.analyse.RingScore.TypologyScore;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * The figures of a demonstration, as they go into {@code --report}.
 *
 * @param decisionsPerSecond through the file intake
 * @param ordinaryShareAlerted ordinary transactions that raised an alert, 0 to 1
 */
record DemoReport(
        long transactions,
        long decisionsPerSecond,
        Http http,
        long alerts,
        double ordinaryShareAlerted,
        List<TypologyScore> rings) {

    DemoReport {
        rings = List.copyOf(rings);
    }

    /** Payments sent one by one, from the moment at which each was due. */
    record Http(long count, double p50Millis, double p99Millis) {}

    void write(Path file) {
        try {
            WholeFile.write(
                    file.toAbsolutePath(),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this)
                            + System.lineSeparator());
        } catch (IOException e) {
            throw new Trouble("Cannot write " + file + ": " + Trouble.reason(e), e);
        }
    }
}
