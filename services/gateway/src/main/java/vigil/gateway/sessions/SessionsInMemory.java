package vigil.gateway.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Of a gateway that is the only one: a restart signs everybody out. */
final class SessionsInMemory implements SessionStore {

    private static final int SWEPT_EVERY = 1_000;

    private final InstantSource clock;
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private int written;

    private record Entry(byte[] sealed, Instant end) {}

    SessionsInMemory(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void put(String name, byte[] sealed, Duration life) {
        sweepNowAndThen();
        entries.put(name, new Entry(sealed, clock.instant().plus(life)));
    }

    @Override
    public boolean replace(String name, byte[] sealed) {
        return entries.computeIfPresent(
                        name, (key, old) -> isOver(old) ? null : new Entry(sealed, old.end()))
                != null;
    }

    @Override
    public @Nullable Kept get(String name) {
        Entry entry = entries.get(name);
        return entry == null || isOver(entry)
                ? null
                : new Kept(entry.sealed(), Duration.between(clock.instant(), entry.end()));
    }

    @Override
    public void touch(String name, Duration life) {
        entries.computeIfPresent(
                name,
                (key, old) ->
                        isOver(old) ? null : new Entry(old.sealed(), clock.instant().plus(life)));
    }

    @Override
    public boolean remove(String name) {
        Entry entry = entries.remove(name);
        return entry != null && !isOver(entry);
    }

    @Override
    public boolean claim(String name, Duration life) {
        AtomicBoolean taken = new AtomicBoolean();
        entries.compute(
                name,
                (key, old) -> {
                    if (old != null && !isOver(old)) {
                        return old;
                    }
                    taken.set(true);
                    return new Entry(new byte[0], clock.instant().plus(life));
                });
        return taken.get();
    }

    @Override
    public void close() {
        entries.clear();
    }

    private synchronized void sweepNowAndThen() {
        written++;
        if (written % SWEPT_EVERY == 0) {
            entries.values().removeIf(this::isOver);
        }
    }

    private boolean isOver(Entry entry) {
        return !clock.instant().isBefore(entry.end());
    }
}
