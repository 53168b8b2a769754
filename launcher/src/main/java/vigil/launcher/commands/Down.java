package vigil.launcher.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.StreetSwitch;

/** Stops the street. */
@Command(
        name = "down",
        description = "Stop the street; what it keeps stays.",
        mixinStandardHelpOptions = true)
public final class Down implements Callable<Integer> {

    @Override
    public Integer call() {
        boolean ran = new StreetSwitch(StateFolder.here(), System.out::println).off();
        System.out.println(ran ? "Vigil is down." : "Vigil was not running.");
        return 0;
    }
}
