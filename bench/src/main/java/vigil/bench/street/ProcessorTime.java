package vigil.bench.street;

import java.time.Duration;
import java.util.stream.Stream;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.state.StateFolder;

/**
 * Processor time that all processes of a street have used, the database's and the broker's
 * included.
 */
final class ProcessorTime {

    private ProcessorTime() {}

    static Duration of(StateFolder state) {
        return ProcessRecord.all(state)
                .flatMap(record -> record.handle(state).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
