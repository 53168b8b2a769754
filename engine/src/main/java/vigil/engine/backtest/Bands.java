package vigil.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import vigil.engine.TransactionId;

/** Sorts transactions into the bands between neighbouring values, and samples each. */
final class Bands {
    private final List<Double> values;
    private final int present;
    private final List<Sample<Member>> above = new ArrayList<>();
    private final List<Sample<Member>> below = new ArrayList<>();
    private final Sample<Member> everywhere;
    private final int all;

    private record Member(TransactionId transaction, boolean isLaundering) {}

    /**
     * @param present the place of the value in force
     * @param seed of the first band's sample; the next ones follow
     */
    Bands(List<Double> values, int present, int sample, long seed) {
        this.values = values;
        this.present = present;
        this.all = (int) ((1L << values.size()) - 1);
        for (int i = 0; i + 1 < values.size(); i++) {
            above.add(new Sample<>(sample, seed + 2L * i));
            below.add(new Sample<>(sample, seed + 2L * i + 1));
        }
        everywhere = new Sample<>(sample, seed + 2L * values.size());
    }

    /**
     * @param which bit for bit the values under which the transaction meets the scenario
     */
    void take(TransactionId transaction, int which, boolean isLaundering) {
        Member member = new Member(transaction, isLaundering);
        if (which == all) {
            everywhere.offer(member);
            return;
        }
        List<Sample<Member>> side = (which >> present & 1) == 1 ? above : below;
        int changes = (which ^ which >> 1) & all >> 1;
        for (int i = 0; i < side.size(); i++) {
            if ((changes >> i & 1) == 1) {
                side.get(i).offer(member);
            }
        }
    }

    List<Band> all() {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < above.size(); i++) {
            add(bands, false, i, below.get(i));
            add(bands, true, i, above.get(i));
        }
        if (everywhere.seen() > 0) {
            bands.add(band(true, values.getFirst(), values.getLast(), everywhere));
        }
        return bands;
    }

    private void add(List<Band> bands, boolean isAbove, int place, Sample<Member> sample) {
        if (sample.seen() > 0) {
            bands.add(band(isAbove, values.get(place), values.get(place + 1), sample));
        }
    }

    private static Band band(boolean isAbove, double from, double to, Sample<Member> sample) {
        List<Member> kept = sample.kept();
        return new Band(
                isAbove,
                from,
                to,
                sample.seen(),
                kept.stream().map(Member::transaction).toList(),
                (int) kept.stream().filter(Member::isLaundering).count());
    }
}
