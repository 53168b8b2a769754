package vigil.watchlists.entities;

/** What the values of a property are, whatever it says of the entity. */
public enum PropertyKind {
    NAME,
    /** Written as {@link ListedDate} reads it. */
    DATE,
    /** ISO 3166-1 code where it is known. */
    COUNTRY,
    IDENTIFIER,
    ADDRESS,
    /** Another entity's id. */
    ENTITY,
    GENDER,
    TOPIC,
    CONTACT,
    TEXT
}
