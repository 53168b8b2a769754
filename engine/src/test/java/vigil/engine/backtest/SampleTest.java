package vigil.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void fewAreKeptAll() {
        Sample<Integer> sample = new Sample<>(5, 1);
        IntStream.range(0, 4).forEach(sample::offer);

        assertThat(sample.kept()).containsExactly(0, 1, 2, 3);
        assertThat(sample.seen()).isEqualTo(4);
    }

    @Test
    void everyMemberIsAsLikelyAsAnyOther() {
        int[] drawn = new int[50];
        for (int seed = 0; seed < 20_000; seed++) {
            Sample<Integer> sample = new Sample<>(5, seed);
            IntStream.range(0, drawn.length).forEach(sample::offer);
            sample.kept().forEach(member -> drawn[member]++);
        }

        // 2,000 expected of each; five standard deviations are 212.
        assertThat(IntStream.of(drawn).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1_788, 2_212));
    }

    @Test
    void theUpperLimitsAreTheExactOnes() {
        assertThat(ShareBound.upper(0, 299)).isBetween(0.0099, 0.01);
        assertThat(ShareBound.upper(0, 99)).isBetween(0.0297, 0.03);
        assertThat(ShareBound.upper(1, 10)).isBetween(0.3941, 0.3943);
        assertThat(ShareBound.upper(10, 10)).isEqualTo(1);
        assertThat(ShareBound.upper(500, 10_000)).isBetween(0.0536, 0.0538);
    }
}
