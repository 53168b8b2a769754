package vigil.launcher.processes;

import java.util.List;
import vigil.launcher.state.StateFolder;

/**
 * What stands in the command line of every process of a street, so that it is found again when its
 * supervisor is dead, and a stranger that took over its number is never ended.
 *
 * @param text as in {@code vigil.part=kafka@/home/ada/vigil/.vigil;}
 */
public record Mark(String text) {

    // After the folder, so that a street in a folder inside another's is told from it.
    private static final String END = ";";

    private static final List<String> PROGRAMS = List.of("/java", "/postgres", "/redis-server");

    /** The mark of one part; as a Java property {@code -D} goes before it. */
    public static Mark of(String part, StateFolder state) {
        return new Mark("vigil.part=" + part + "@" + state.root() + END);
    }

    /** The part whose process this is, or an empty text when it is not of this street. */
    public static String partOf(ProcessHandle process, StateFolder state) {
        String line = process.info().commandLine().orElse("");
        int start = line.indexOf("vigil.part=");
        int end = start < 0 ? -1 : line.indexOf("@" + state.root() + END, start);
        if (end < 0 || line.indexOf(' ', start) >= 0 && line.indexOf(' ', start) < end) {
            return "";
        }
        if (!isProgramOfOurs(process)) {
            return "";
        }
        return line.substring(start + "vigil.part=".length(), end);
    }

    // Not a shell or a search whose arguments happen to hold the mark.
    private static boolean isProgramOfOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(program -> PROGRAMS.stream().anyMatch(program::endsWith))
                .orElse(true);
    }

    boolean isOn(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(text);
    }
}
