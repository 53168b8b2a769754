package vigil.kernel.secrecy;

/**
 * A value of a person's data: printing it shows stars. Only adapters that store, seal or answer
 * call {@link #reveal()}.
 */
public final class Personal {

    private final String value;

    private Personal(String value) {
        this.value = value;
    }

    public static Personal of(String value) {
        return new Personal(value);
    }

    public String reveal() {
        return value;
    }

    /**
     * The last {@code visible} characters behind stars, for a masked view; all stars when it is as
     * short as that.
     */
    public String masked(int visible) {
        int hidden = value.length() - visible;
        return hidden <= 0 ? "****" : "****" + value.substring(hidden);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personal personal && value.equals(personal.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
