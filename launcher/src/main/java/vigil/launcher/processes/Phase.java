package vigil.launcher.processes;

/** Where a part stands. */
public enum Phase {
    /** Another part must be ready first. */
    WAITING,
    STARTING,
    READY,
    /** It died and is started again after a pause. */
    RESTARTING,
    STOPPING;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
