package vigil.launcher.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Ports;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.tls.LocalAuthority;

/** Prints where the street is found, as lines for a shell. */
@Command(
        name = "env",
        description =
                "Print shell lines: VIGIL_URL, the gateway's address; VIGIL_CA, the file to trust.",
        mixinStandardHelpOptions = true)
public final class Env implements Callable<Integer> {

    @Override
    public Integer call() {
        StateFolder state = StateFolder.here();
        if (!StreetSwitch.isOn(state)) {
            System.err.println("Vigil is not running; `./vigil up` starts it.");
        }
        System.out.println("VIGIL_URL=" + Ports.remembered(state).gatewayAddress());
        System.out.println("VIGIL_CA=" + quoted(LocalAuthority.certificate(state).toString()));
        return 0;
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./@%+=:,-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
