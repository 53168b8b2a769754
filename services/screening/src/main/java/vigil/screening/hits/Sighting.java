package vigil.screening.hits;

/**
 * What comparing a pair gave.
 *
 * @param score 0 to 1
 * @param scores whether that is enough for a hit
 * @param evidence what counted how much, as JSON; personal
 */
public record Sighting(Pair pair, Pins pins, double score, boolean scores, byte[] evidence) {

    @Override
    public String toString() {
        return "Sighting " + pair;
    }
}
