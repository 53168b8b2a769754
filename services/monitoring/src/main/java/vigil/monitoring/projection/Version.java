package vigil.monitoring.projection;

/** A version of a scenario; in order of name and number, so that rows are always locked so. */
record Version(String scenario, int version) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
        int byScenario = scenario.compareTo(other.scenario);
        return byScenario != 0 ? byScenario : Integer.compare(version, other.version);
    }
}
