package vigil.launcher.commands;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Ports;
import vigil.launcher.street.StreetSwitch;

/** Starts the street and leaves it running. */
@Command(
        name = "up",
        description = "Start the street and leave it running.",
        mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {

    @Override
    public Integer call() {
        StateFolder state = StateFolder.here();
        long begun = System.nanoTime();
        boolean wasOff = new StreetSwitch(state, System.out::println).on();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        String address = Ports.remembered(state).gatewayAddress();
        System.out.println(
                wasOff
                        ? "Vigil is up at %s (%.1f s). `./vigil env`, `./vigil token` and `./vigil status` help on."
                                .formatted(address, took.toMillis() / 1000.0)
                        : "Vigil was up already, at " + address + ".");
        return 0;
    }
}
