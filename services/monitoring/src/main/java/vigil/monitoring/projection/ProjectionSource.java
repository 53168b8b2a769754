package vigil.monitoring.projection;

import java.util.function.BooleanSupplier;
import vigil.monitoring.log.Topics;

/**
 * Where decisions are read.
 *
 * @param bootstrap addresses of the brokers
 * @param leading whether this process writes rows; another one does otherwise
 */
public record ProjectionSource(String bootstrap, Topics topics, BooleanSupplier leading) {}
