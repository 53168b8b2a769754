package vigil.simulator.chance;

/**
 * A stream of numbers from a seed: SplitMix64, written out because the file must not change with
 * the JDK.
 */
public final class Dice {
    private long state;

    public Dice(long seed) {
        state = Fate.mix(seed);
    }

    public long bits() {
        state += 0x9e3779b97f4a7c15L;
        return Fate.mix(state);
    }

    /** From 0 to below 1. */
    public double unit() {
        return Fate.unit(bits());
    }

    /** From 0 to below {@code bound}. */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    public double between(double low, double high) {
        return low + unit() * (high - low);
    }

    /** Standard normal. */
    public double normal() {
        return Fate.normal(unit());
    }

    public boolean happens(double probability) {
        return unit() < probability;
    }
}
