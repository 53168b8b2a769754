package vigil.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vigil.bench.street.ProcessorTime;
import vigil.launcher.postgres.ServerFigures;
import vigil.launcher.state.StateFolder;

/**
 * What decisions have cost between two moments.
 *
 * @param millis processor time of one by process, the database's and the broker's included
 * @param bytes that one takes in the databases of the houses, their indexes included, and in the
 *     topics
 * @param statements of SQL for one, those of idle houses included
 */
record Cost(Map<String, Double> millis, double bytes, double statements) {

    private static final long SETTLED_SECONDS = 2;

    /** A moment to count from. */
    record Since(
            StateFolder state,
            ServerFigures server,
            ProcessorTime time,
            ServerFigures.Seen seen,
            long topics) {

        /** The cost of each of so many decisions; the read side is waited for. */
        Cost of(long decisions) throws IOException, InterruptedException {
            TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
            ServerFigures.Seen now = server.now();
            return new Cost(
                    ProcessorTime.of(state).millisFor(time, decisions),
                    (double) (now.bytes() - seen.bytes() + Cost.topics(state) - topics) / decisions,
                    (double) (now.statements() - seen.statements()) / decisions);
        }
    }

    static Since now(StateFolder state, ServerFigures server) throws IOException {
        return new Since(state, server, ProcessorTime.of(state), server.now(), topics(state));
    }

    /** Without the load that asks for them. */
    double streetMillis() {
        return ProcessorTime.ofStreet(millis);
    }

    /** Bytes of all topics' records; their indexes are made at full length and say nothing. */
    private static long topics(StateFolder state) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(state.of("kafka").resolve("log"))) {
            for (Path file : files.filter(any -> any.toString().endsWith(".log")).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
