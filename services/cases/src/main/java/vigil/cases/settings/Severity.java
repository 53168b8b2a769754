package vigil.cases.settings;

/** How much it would matter if it were true, as the scenario's author declares. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** From a quarter to one. */
    public double share() {
        return (ordinal() + 1) / 4.0;
    }
}
