package vigil.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
    @Test
    void laterPartsBeginAfterEarlierOnesEnd() {
        Samples samples = new Samples(1);
        for (int i = 0; i < 1_000; i++) {
            samples.add(new double[] {i}, i / 7 * 1_000L, i % 10 == 0);
        }

        TimeSplit split = TimeSplit.of(samples, 0, samples.size());

        assertThat(latest(samples, split.training()))
                .isLessThan(earliest(samples, split.validation()));
        assertThat(latest(samples, split.validation())).isLessThan(earliest(samples, split.test()));
        assertThat(split.training().length + split.validation().length + split.test().length)
                .isEqualTo(1_000);
        assertThat(split.training().length).isBetween(590, 610);
    }

    @Test
    void noRingStandsInTwoPartsOfARingDisjointSplit() {
        Samples samples = new Samples(1);
        int[] rings = {samples.newRing(), samples.newRing(), samples.newRing(), samples.newRing()};
        for (int i = 0; i < 1_000; i++) {
            samples.add(new double[] {i}, i * 1_000L, i % 10 == 0);
        }
        for (int row : new int[] {100, 200}) {
            samples.join(row, rings[0]);
        }
        for (int row : new int[] {500, 510, 700}) {
            samples.join(row, rings[1]);
        }
        for (int row : new int[] {520, 750, 900}) {
            samples.join(row, rings[2]);
        }
        samples.join(950, rings[3]);
        TimeSplit split = TimeSplit.of(samples, 0, samples.size());

        TimeSplit disjoint = split.ringDisjoint(samples);

        assertThat(split.straddling(samples)).isEqualTo(2);
        assertThat(disjoint.straddling(samples)).isZero();
        assertThat(disjoint.test()).as("the same is judged").isEqualTo(split.test());
        assertThat(left(split.training(), disjoint.training())).containsExactly(500, 510, 520);
        assertThat(left(split.validation(), disjoint.validation())).containsExactly(750);
    }

    private static int[] left(int[] whole, int[] kept) {
        return Arrays.stream(whole).filter(row -> Arrays.binarySearch(kept, row) < 0).toArray();
    }

    @Test
    void noModelSeesAbsoluteTime() {
        List<String> columns = Ablation.columns(EnumSet.noneOf(Ablation.class));

        assertThat(columns)
                .doesNotContain(
                        "history.days", "payer.ageDays", "payee.outCount", "pair.count", "late")
                .contains("payer.outCount7d", "pair.port", "format=ACH");
    }

    @Test
    void withoutAmountsNoMoneyIsLeft() {
        List<String> columns = Ablation.columns(EnumSet.of(Ablation.AMOUNT));

        assertThat(columns)
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("amount"))
                .noneMatch(name -> name.contains("Sum") || name.endsWith(".sum"))
                .doesNotContain("payer.outMean", "payee.balance2d", "ring.hops", "relay.ratio")
                .contains("pair.isNew", "stream.ring");
    }

    private static long latest(Samples samples, int[] rows) {
        return Arrays.stream(rows).mapToLong(samples::time).max().orElseThrow();
    }

    private static long earliest(Samples samples, int[] rows) {
        return Arrays.stream(rows).mapToLong(samples::time).min().orElseThrow();
    }
}
