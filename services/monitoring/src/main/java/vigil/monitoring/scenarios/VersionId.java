package vigil.monitoring.scenarios;

/** Which version of which scenario, within an institution. */
public record VersionId(String scenario, int version) {

    /** The text of evidence and events: {@code velocity/2}. */
    @Override
    public String toString() {
        return scenario + "/" + version;
    }
}
