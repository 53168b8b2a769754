package vigil.launcher.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;

/** What a command told on its standard output, failures included, and its exit code. */
public record Told(int exit, String text) {

    /** Runs a command. */
    public static Told by(Supplier<?> command, String... arguments) {
        PrintStream screen = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
            int exit =
                    new CommandLine(command.get())
                            .setExecutionExceptionHandler((e, line, parsed) -> {
                                System.out.println(e.getMessage());
                                return 1;
                            })
                            .execute(arguments);
            return new Told(exit, told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(screen);
        }
    }
}
