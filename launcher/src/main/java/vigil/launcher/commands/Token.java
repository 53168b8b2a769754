package vigil.launcher.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;

/** Prints a token for calls with other people's clients. */
@Command(
        name = "token",
        description = "Print an access token of five minutes.",
        mixinStandardHelpOptions = true)
public final class Token implements Callable<Integer> {

    @Option(
            names = "--role",
            defaultValue = "machine",
            description =
                    "machine, analyst, supervisor, engineer, auditor, administrator or reporter (default ${DEFAULT-VALUE}).")
    private String role = "";

    @Option(
            names = "--institution",
            defaultValue = "demo",
            description = "demo or other (default ${DEFAULT-VALUE}).")
    private String institution = "";

    @Override
    public Integer call() {
        System.out.println(FrontDoor.of(StateFolder.here(), institution, role).token());
        return 0;
    }
}
