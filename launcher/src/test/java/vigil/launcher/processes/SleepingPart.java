package vigil.launcher.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.state.StateFolder;

/** A part that does nothing until it is ended, in a process that carries its mark. */
record SleepingPart(StateFolder state, String name, List<String> needs, boolean isReady)
        implements Part {

    static SleepingPart ready(StateFolder state) {
        return new SleepingPart(state, "sleeper", List.of(), true);
    }

    @Override
    public Launch launch() {
        return new Launch(name, command(), Map.of(), Path.of("/"), state.log(name));
    }

    List<String> command() {
        return List.of(
                JavaProcess.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + Mark.of(name, state).text(),
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName());
    }

    @Override
    public int port() {
        return 0;
    }

    /** The process. */
    static final class Sleeper {

        private Sleeper() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
