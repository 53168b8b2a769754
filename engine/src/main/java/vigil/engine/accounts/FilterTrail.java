package vigil.engine.accounts;

import java.util.Arrays;

/** Which filters the last payments meet, without the payments: as long a trail as needed. */
public final class FilterTrail {
    private final int most;
    private long[] low = new long[1 << 10];
    private long[] high = new long[1 << 10];
    private long count;

    /**
     * @param most payments kept, a power of two
     */
    public FilterTrail(int most) {
        this.most = most;
    }

    /** Adds the next payment. */
    public void add(PaymentTrail.Met filters) {
        if (count == low.length && low.length < most) {
            low = Arrays.copyOf(low, low.length * 2);
            high = Arrays.copyOf(high, high.length * 2);
        }
        int place = (int) (count++ & (low.length - 1));
        low[place] = filters.low();
        high[place] = filters.high();
    }

    /** The filters of the payment so many before the last one; none beyond what is kept. */
    PaymentTrail.Met before(long last) {
        if (last >= Math.min(count, low.length)) {
            return PaymentTrail.Met.NONE;
        }
        int place = (int) (count - 1 - last & (low.length - 1));
        return new PaymentTrail.Met(low[place], high[place]);
    }
}
