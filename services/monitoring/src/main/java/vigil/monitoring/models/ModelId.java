package vigil.monitoring.models;

/** Which version of which model, within an institution. */
public record ModelId(String model, int version) {

    /** The text of evidence and events: {@code ring-finder/2}. */
    @Override
    public String toString() {
        return model + "/" + version;
    }
}
