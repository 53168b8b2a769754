package vigil.launcher.processes;

import java.nio.file.Path;

/**
 * A run of a program for the sake of its cache alone.
 *
 * @param part the program at ports and in a folder of its own; it may end by itself
 * @param output where the run leaves the cache when it ends
 * @param cache where the next start looks for it
 */
public record Rehearsal(Part part, Path output, Path cache) {}
