package vigil.engine.accounts;

import java.util.Arrays;

/** Which filters the last payments meet, without the payments: as long a trail as needed. */
public final class FilterTrail {
    private final int most;
    private long[] bits = new long[1 << 10];
    private long count;

    /**
     * @param most payments kept, a power of two
     */
    public FilterTrail(int most) {
        this.most = most;
    }

    /** Adds the next payment. */
    public void add(long filters) {
        if (count == bits.length && bits.length < most) {
            bits = Arrays.copyOf(bits, bits.length * 2);
        }
        bits[(int) (count++ & (bits.length - 1))] = filters;
    }

    /** The filters of the payment so many before the last one; none beyond what is kept. */
    long before(long last) {
        return last < Math.min(count, bits.length)
                ? bits[(int) (count - 1 - last & (bits.length - 1))]
                : 0;
    }
}
