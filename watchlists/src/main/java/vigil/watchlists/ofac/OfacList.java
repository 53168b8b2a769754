package vigil.watchlists.ofac;

import vigil.watchlists.entities.EntityId;

/** OFAC's two lists. Entry numbers are unique in each and stay for ever. */
public enum OfacList {
    /** Specially designated nationals: their property is blocked. */
    SDN("ofac-sdn", "Blocking"),
    /** Everybody else: sectoral, menu-based, non-blocking measures. */
    CONSOLIDATED("ofac-cons", "Not blocking");

    private final String prefix;
    private final String effect;

    OfacList(String prefix, String effect) {
        this.prefix = prefix;
        this.effect = effect;
    }

    /** The id of an entry: {@code ofac-sdn-12345}. */
    EntityId entry(String number) {
        return new EntityId(prefix + "-" + number);
    }

    /** What being on the list means for property, as the sanction's provision. */
    String effect() {
        return effect;
    }
}
