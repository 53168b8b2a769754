package vigil.monitoring.loop;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the core loop remembers.
 *
 * @param rememberedIds ids of the last transactions of a partition, a power of two; the read side
 *     may not lag by more
 * @param snapshotEvery records after which a snapshot is taken as soon as the loop is idle
 * @param snapshotAtLatest records after which one is taken even when it is not
 * @param snapshotWithin how old the last snapshot may be at most while records come in, however few
 *     they are
 * @param snapshotsKept the last so many stay
 * @param replicas cores of an institution that all take every transaction and judge a share of them
 *     each, with the memory of a core and a processor each; what they say is the same for any
 *     number
 */
@ConfigurationProperties(prefix = "vigil.monitoring.loop", ignoreUnknownFields = false)
public record LoopSettings(
        @DefaultValue("1048576") int rememberedIds,
        @DefaultValue("100000") long snapshotEvery,
        @DefaultValue("2000000") long snapshotAtLatest,
        @DefaultValue("30m") Duration snapshotWithin,
        @DefaultValue("2") int snapshotsKept,
        @DefaultValue("1") int replicas) {

    private static final int MOST_REPLICAS = 64;

    public LoopSettings {
        if (Integer.bitCount(rememberedIds) != 1) {
            throw new IllegalArgumentException("the number of remembered ids is a power of two");
        }
        if (snapshotEvery < 1
                || snapshotAtLatest < snapshotEvery
                || !snapshotWithin.isPositive()
                || snapshotsKept < 1) {
            throw new IllegalArgumentException("snapshots are taken and kept");
        }
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException("there are 1 to " + MOST_REPLICAS + " replicas");
        }
    }
}
