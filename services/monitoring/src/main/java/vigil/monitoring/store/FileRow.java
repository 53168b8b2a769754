package vigil.monitoring.store;

import java.util.UUID;

/**
 * Where in a file a transaction stood.
 *
 * @param namesIt whether the client id follows from file and row
 */
public record FileRow(UUID file, long row, boolean namesIt) {}
