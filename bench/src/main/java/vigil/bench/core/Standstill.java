package vigil.bench.core;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vigil.engine.core.Core;

/**
 * How long a core stands still for a snapshot: written into a file as the house does, without
 * waiting for the disk.
 *
 * @param bytes of the snapshot
 */
record Standstill(double millis, long bytes) {

    private static final int BUFFER_BYTES = 256 * 1024;

    static Standstill of(Core core) throws IOException {
        Path file = Files.createTempFile("vigil-core", ".snapshot");
        try {
            long begun = System.nanoTime();
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
                core.writeSnapshot(out);
            }
            return new Standstill(
                    Math.round((System.nanoTime() - begun) / 1e5) / 10.0, Files.size(file));
        } finally {
            Files.delete(file);
        }
    }

    String line() {
        return "%,d MB written in %,.0f ms, in which nothing is decided"
                .formatted(bytes >> 20, millis);
    }
}
