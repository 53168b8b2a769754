package vigil.screening.hits;

/** A customer and an entry of a list. */
public record Pair(String customer, String list, String entry) {}
