package vigil.engine.screening;

/**
 * An entry of a list that a party may be.
 *
 * @param list name of the list, such as {@code ofac-sdn}
 * @param version of that list, 64 hexadecimal digits
 * @param entry id of the entry within the list
 * @param thousandths how alike the two are, 0 to 1000
 */
public record ListHit(String list, String version, String entry, int thousandths) {

    private static final int CERTAIN = 1000;

    public ListHit {
        if (thousandths < 0 || thousandths > CERTAIN) {
            throw new IllegalArgumentException("a score has 0 to 1000 thousandths");
        }
    }
}
