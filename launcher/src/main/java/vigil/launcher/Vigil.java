package vigil.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vigil.launcher.analyse.AnalyseCommand;
import vigil.launcher.commands.Down;
import vigil.launcher.commands.Env;
import vigil.launcher.commands.Logs;
import vigil.launcher.commands.Reset;
import vigil.launcher.commands.Revoke;
import vigil.launcher.commands.Status;
import vigil.launcher.commands.Token;
import vigil.launcher.commands.Up;
import vigil.launcher.demo.DemoCommand;
import vigil.launcher.lists.ListsCommand;
import vigil.launcher.scenarios.ScenariosCommand;
import vigil.launcher.screen.ScreenCommand;
import vigil.launcher.security.SecurityEventsCommand;
import vigil.launcher.simulate.SimulateCommand;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/** Where the start script enters. */
@Command(
        name = "./vigil",
        description = "The open anti-money-laundering platform.",
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Logs.class,
            Reset.class,
            Env.class,
            Token.class,
            Revoke.class,
            DemoCommand.class,
            AnalyseCommand.class,
            SimulateCommand.class,
            ScenariosCommand.class,
            ListsCommand.class,
            ScreenCommand.class,
            SecurityEventsCommand.class
        })
public final class Vigil {

    private static final int FAILED = 1;

    private Vigil() {}

    public static void main(String[] arguments) {
        run(new Vigil(), arguments);
    }

    /** Runs one command and ends the process with its exit code; a failure is told in a line. */
    public static void run(Object command, String... arguments) {
        int exit =
                new CommandLine(command)
                        .setExecutionExceptionHandler((e, line, parsed) -> tell(e))
                        .execute(arguments);
        System.exit(exit);
    }

    private static int tell(Exception failure) {
        if (isEnding()) {
            return FAILED;
        }
        if (failure instanceof Trouble trouble) {
            System.err.println(trouble.getMessage());
            return FAILED;
        }
        System.err.println("Vigil failed: " + Trouble.reason(failure) + kept(failure));
        return FAILED;
    }

    // Ctrl-C at the wrong moment makes the strangest failures; nobody wants to read them.
    private static boolean isEnding() {
        Thread hook = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    // The trace is for whoever looks into it, not for the terminal.
    private static String kept(Exception failure) {
        try {
            StateFolder state = StateFolder.here().open();
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            Files.writeString(
                    state.log("launcher"),
                    Instant.now() + " " + trace,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return " (more in " + state.log("launcher") + ")";
        } catch (IOException | Trouble e) {
            return "";
        }
    }
}
