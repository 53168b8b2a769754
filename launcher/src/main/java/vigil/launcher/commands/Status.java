package vigil.launcher.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import vigil.launcher.processes.Leftovers;
import vigil.launcher.processes.Memory;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Ports;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.street.Supervisor;
import vigil.launcher.terminal.Table;

/** Shows what runs. */
@Command(
        name = "status",
        description = "Show what runs; exit code 0 when everything is ready, 3 when not.",
        mixinStandardHelpOptions = true)
public final class Status implements Callable<Integer> {

    private static final int NOT_READY = 3;

    @Override
    public Integer call() {
        StateFolder state = StateFolder.here();
        List<ProcessRecord> records = ProcessRecord.all(state).toList();
        if (StreetSwitch.supervisor(state).isEmpty()) {
            return unsupervised(state);
        }
        Table table =
                new Table("house", "state", ">pid", ">port", ">since", ">memory", ">restarts", "");
        records.stream()
                .filter(record -> !record.part().equals(Supervisor.NAME))
                .forEach(record -> row(table, record, state));
        records.stream()
                .filter(record -> record.part().equals(Supervisor.NAME))
                .forEach(record -> row(table, record, state));
        table.lines().forEach(System.out::println);
        boolean ready = StreetSwitch.isOn(state) && records.stream().allMatch(Status::isReady);
        System.out.println(
                ready
                        ? "Vigil is up at " + Ports.remembered(state).gatewayAddress()
                        : "Vigil is not ready; `./vigil logs HOUSE` says more.");
        return ready ? 0 : NOT_READY;
    }

    private static int unsupervised(StateFolder state) {
        List<Leftovers.Found> left = new Leftovers(state).find();
        System.out.println(
                left.isEmpty()
                        ? "Vigil is not running."
                        : "The supervisor was killed; still running: %s. `./vigil up` or `./vigil down` puts it right."
                                .formatted(
                                        left.stream()
                                                .map(found ->
                                                        found.part()
                                                                + " ("
                                                                + found.process().pid()
                                                                + ")")
                                                .collect(Collectors.joining(", "))));
        return NOT_READY;
    }

    private static boolean isReady(ProcessRecord record) {
        return record.phase() == vigil.launcher.processes.Phase.READY;
    }

    private static void row(Table table, ProcessRecord record, StateFolder state) {
        Optional<ProcessHandle> process = record.handle(state);
        table.row(
                record.part(),
                process.isEmpty() && isReady(record) ? "died" : record.phase(),
                process.map(each -> Long.toString(each.pid())).orElse("-"),
                record.port() == 0 ? "-" : record.port(),
                age(record.since()),
                process.map(each -> Memory.megabytes(all(each, record)) + " MB").orElse("-"),
                record.restarts(),
                record.note());
    }

    // The supervisor's children have lines of their own.
    private static Stream<ProcessHandle> all(ProcessHandle process, ProcessRecord record) {
        return record.part().equals(Supervisor.NAME)
                ? Stream.of(process)
                : Stream.concat(Stream.of(process), process.descendants());
    }

    private static String age(Instant since) {
        Duration age = Duration.between(since, Instant.now());
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
    }
}
