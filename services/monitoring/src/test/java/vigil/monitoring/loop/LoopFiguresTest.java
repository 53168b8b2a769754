package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopFiguresTest {

    private final LoopFigures figures = new LoopFigures(0);

    @Test
    void aLoopIsAbreastOnceItHasReplayedTheLog() {
        assertThat(figures.isAbreast()).isFalse();

        figures.restored(10_000, 60_000, System.nanoTime());
        assertThat(figures.isAbreast()).isFalse();
        assertThat(figures.behind()).isEqualTo(50_000);
        assertThat(figures.toReplay()).isEqualTo(50_000);

        figures.followed(30_000, 30_500, false); // Five hundred came meanwhile.
        assertThat(figures.isAbreast()).isFalse();
        assertThat(figures.behind()).isEqualTo(30_500);

        figures.followed(60_400, 100, false);
        assertThat(figures.isAbreast()).isTrue();
        double took = figures.restartSeconds();
        figures.followed(60_500, 0, false);
        assertThat(figures.restartSeconds()).isEqualTo(took);
    }

    @Test
    void onePastItsLeaderIsAbreastThoughItWaits() {
        figures.restored(0, 60_000, System.nanoTime());
        figures.followed(40_000, 20_000, true);

        assertThat(figures.isAbreast()).isTrue();
    }

    @Test
    void oneThatLostItsBrokerIsNot() {
        figures.restored(0, 0, System.nanoTime());
        figures.followed(0, 0, false);
        assertThat(figures.isAbreast()).isTrue();

        figures.lost();

        assertThat(figures.isAbreast()).isFalse();
    }
}
