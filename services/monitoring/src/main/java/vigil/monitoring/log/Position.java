package vigil.monitoring.log;

/** A place in the log. */
public record Position(int partition, long offset) {}
