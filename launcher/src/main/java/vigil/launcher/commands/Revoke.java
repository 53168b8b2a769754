package vigil.launcher.commands;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.House;
import vigil.launcher.street.Ports;
import vigil.launcher.terminal.Trouble;
import vigil.launcher.tls.LocalAuthority;

/** For a key that somebody else may have. */
@Command(
        name = "revoke",
        description =
                "Take back a certificate of the local authority and put another in its place.",
        mixinStandardHelpOptions = true)
public final class Revoke implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            description = "A house, or door for what the gateway shows outside.")
    private String name = "";

    @Override
    public Integer call() {
        if (!name.equals(LocalAuthority.DOOR) && !House.isTitle(name)) {
            throw new Trouble("There is no house " + name + "; the gateway's outside is door.");
        }
        StateFolder state = StateFolder.here();
        Ports ports = Ports.remembered(state);
        new LocalAuthority(state, InstantSource.system(), ports.revokedAddress()).replace(name);
        System.out.println("Taken back, and replaced; the list is at " + ports.revokedAddress());
        return 0;
    }
}
