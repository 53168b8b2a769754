package vigil.engine.aggregates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.engine.Transaction;
import vigil.engine.figures.LocalTime;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * The figures of every declared aggregate, each kept once however many scenarios ask for it. Those
 * that count the same payments for the same keys lie side by side and are found together.
 */
public final class Aggregates {
    private static final int LONGEST_NAME = 1 << 16;
    private static final int MOST_STREAMS = 10_000;
    private static final int LONGEST_RECORD = 1 << 16;

    private final int mostKeys;
    private final LocalTime clocks;
    private final Map<Aggregate, Place> places = new HashMap<>();

    /** The same for the very objects that were asked for: to compare all their parts is dear. */
    private final Map<Aggregate, Place> placesByIdentity = new IdentityHashMap<>();

    private Keys keys = new Keys(Set.of());
    private Ledger[] ledgers = new Ledger[0];
    private Ledger[] dueNow = new Ledger[0];

    /** What reading ahead came upon; nobody asks for it. */
    private long readAhead;

    /** Where an aggregate is kept. */
    private record Place(Ledger ledger, int number) {}

    /** {@code zone}: whose calendar days count. */
    public Aggregates(Collection<Aggregate> declared, int mostKeys, ZoneId zone) {
        this.mostKeys = mostKeys;
        clocks = new LocalTime(zone);
        declare(declared);
    }

    /** Keeps these from now on: those kept before go on, new ones begin empty, others end. */
    public void declare(Collection<Aggregate> declared) {
        SequencedMap<Stream, List<Aggregate>> streams = new LinkedHashMap<>();
        for (Aggregate aggregate : declared) {
            List<Aggregate> ofStream =
                    streams.computeIfAbsent(Stream.of(aggregate), any -> new ArrayList<>());
            if (!ofStream.contains(aggregate)) {
                ofStream.add(aggregate);
            }
        }
        Map<Stream, Ledger> before = new HashMap<>();
        for (Ledger ledger : ledgers) {
            before.put(ledger.stream(), ledger);
        }
        List<Ledger> now = new ArrayList<>();
        streams.forEach((stream, aggregates) -> {
            Ledger known = before.get(stream);
            now.add(
                    known != null && known.aggregates().equals(aggregates)
                            ? known
                            : fresh(stream, aggregates, known));
        });
        keep(now);
    }

    private Ledger fresh(Stream stream, List<Aggregate> aggregates, @Nullable Ledger known) {
        Ledger ledger = new Ledger(stream, aggregates, mostKeys, clocks);
        if (known != null) {
            ledger.inherit(known);
        }
        return ledger;
    }

    private void keep(List<Ledger> now) {
        ledgers = now.toArray(Ledger[]::new);
        dueNow = ledgers.clone();
        now.forEach(Ledger::forgetFound);
        keys =
                new Keys(
                        now.stream()
                                .map(ledger -> ledger.stream().key())
                                .collect(Collectors.toSet()));
        places.clear();
        placesByIdentity.clear();
        for (Ledger ledger : now) {
            for (int i = 0; i < ledger.aggregates().size(); i++) {
                places.put(ledger.aggregates().get(i), new Place(ledger, i));
            }
        }
    }

    /** Takes over the figures of another that was shown the same payments from further back. */
    public void fill(Aggregates from) {
        List<Ledger> now = new ArrayList<>();
        for (Ledger own : ledgers) {
            Ledger filled = null;
            for (Ledger other : from.ledgers) {
                boolean same =
                        other.stream().equals(own.stream())
                                && other.aggregates().equals(own.aggregates());
                filled = same ? other : filled;
            }
            now.add(filled == null ? own : filled);
        }
        keep(now);
    }

    /** All that are kept, in order of their streams. */
    public List<Aggregate> all() {
        List<Aggregate> all = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            all.addAll(ledger.aggregates());
        }
        return all;
    }

    /** Filters of the streams, in order: which a payment meets is to be told to {@link #count}. */
    public List<String> filters() {
        List<String> filters = new ArrayList<>();
        for (Ledger ledger : ledgers) {
            filters.add(ledger.stream().filter());
        }
        return filters;
    }

    /**
     * Counts a payment in the streams that are due.
     *
     * @param meets for each of {@link #filters}, whether the payment meets it
     * @param beforeThis whether those are due that a payment joins only after it was judged
     */
    public void count(Transaction transaction, Instants when, boolean[] meets, boolean beforeThis) {
        keys.of(transaction);
        int due = 0;
        for (int i = 0; i < ledgers.length; i++) {
            if (meets[i] && ledgers[i].stream().beforeThis() == beforeThis) {
                dueNow[due++] = ledgers[i];
            }
        }
        for (int i = 0; i < due; i++) {
            readAhead ^= dueNow[i].approach(keys);
        }
        for (int i = 0; i < due; i++) {
            dueNow[i].count(transaction, keys, when);
        }
    }

    /** A figure of one side of the transaction: money in minor units, anything else as a number. */
    public double value(Aggregate aggregate, Transaction transaction, boolean payer, long asOf) {
        Place place = place(aggregate);
        return place.ledger().value(place.number(), keys.of(transaction), payer, asOf);
    }

    /**
     * The accounts that a figure whose key joins a few was lately counted for, the newest first;
     * none of other keys.
     */
    public long[] accounts(Aggregate aggregate, Transaction transaction, boolean payer) {
        return place(aggregate).ledger().accounts(keys.of(transaction), payer);
    }

    /** Those that calendar days go by. */
    public LocalTime clocks() {
        return clocks;
    }

    private Place place(Aggregate aggregate) {
        Place place = placesByIdentity.get(aggregate);
        if (place == null) {
            place = places.get(aggregate);
            if (place == null) {
                throw new IllegalStateException("not kept here: " + aggregate);
            }
            placesByIdentity.put(aggregate, place);
        }
        return place;
    }

    /** Keys of all streams together. */
    public long keys() {
        long keys = 0;
        for (Ledger ledger : ledgers) {
            keys += ledger.size();
        }
        return keys;
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        long bytes = 0;
        for (Ledger ledger : ledgers) {
            bytes += ledger.bytes();
        }
        return bytes;
    }

    public long evictedEarly() {
        long early = 0;
        for (Ledger ledger : ledgers) {
            early += ledger.evictedEarly();
        }
        return early;
    }

    public void write(SnapshotWriter out) throws IOException {
        out.section("aggregates");
        out.number(ledgers.length);
        for (Ledger ledger : ledgers) {
            out.bytes(name(ledger).getBytes(StandardCharsets.UTF_8));
            out.number(ledger.stride());
            ledger.write(out);
        }
    }

    /**
     * Reads what is kept here; what nobody asks for is passed over, and what is new begins empty.
     */
    public void read(SnapshotReader in) throws IOException {
        in.section("aggregates");
        Map<String, Ledger> byName = new HashMap<>();
        for (Ledger ledger : ledgers) {
            byName.put(name(ledger), ledger);
        }
        int count = in.count(MOST_STREAMS);
        for (int i = 0; i < count; i++) {
            Ledger ledger = byName.get(new String(in.bytes(LONGEST_NAME), StandardCharsets.UTF_8));
            int stride = in.count(LONGEST_RECORD);
            if (ledger == null) {
                Ledger.skip(in, stride, mostKeys);
            } else {
                ledger.read(in);
            }
        }
    }

    private static String name(Ledger ledger) {
        return ledger.stream() + " " + ledger.aggregates();
    }
}
