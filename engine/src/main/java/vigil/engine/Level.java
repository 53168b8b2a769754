package vigil.engine;

/** A score in words. */
public enum Level {
    VERY_LOW,
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH
}
