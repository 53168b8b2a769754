package vigil.screening.hits;

/**
 * What was compared, exactly.
 *
 * @param customerVersion counts the contents that the customer had
 * @param entryVersion changes when the list says anything else of the entry
 * @param listVersion SHA-256 of the list
 */
public record Pins(int customerVersion, String entryVersion, String listVersion) {

    /** Whether both say what they said. */
    public boolean sameFacts(Pins other) {
        return customerVersion == other.customerVersion && entryVersion.equals(other.entryVersion);
    }
}
