package vigil.monitoring.projection;

import vigil.monitoring.log.Topics;

/**
 * Where decisions are read.
 *
 * @param bootstrap addresses of the brokers
 */
public record ProjectionSource(String bootstrap, Topics topics) {}
