package vigil.launcher.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** When a process began, as a text that is equal for the same process and no other. */
final class Birth {

    // proc(5): the 22nd field of stat, counted in clock ticks since boot, so that a step of the
    // clock does not change it; 19 fields after the state that follows the program's name.
    private static final int START_FIELD = 19;

    private Birth() {}

    static String of(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (Files.exists(stat)) {
            try {
                String line = Files.readString(stat);
                return "tick " + line.substring(line.lastIndexOf(')') + 2).split(" ")[START_FIELD];
            } catch (IOException e) {
                return "gone";
            }
        }
        return process.info().startInstant().map(Object::toString).orElse("gone");
    }
}
