package vigil.launcher.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vigil.launcher.analyse.MoneyTrail.Step;
import vigil.launcher.analyse.TellingAlerts.Story;

class TellingAlertsTest {
    @Test
    void everyTypologyIsToldBeforeASecondOfOne() {
        var telling = new TellingAlerts(2);
        telling.offer(story("a", "cycle", 900, 3));
        telling.offer(story("b", "cycle", 800, 3));
        telling.offer(story("c", "cycle", 700, 3));
        telling.offer(story("d", "fan-in", 500, 3));

        assertThat(telling.first(5))
                .extracting(story -> story.alert().alert())
                .containsExactly("a", "d", "b");
        assertThat(telling.first(1)).hasSize(1);
    }

    @Test
    void aTrailThatTheEyeCanFollowComesFirst() {
        var telling = new TellingAlerts(5);
        telling.offer(story("short", "cycle", 900, 2));
        telling.offer(story("endless", "cycle", 900, 80));
        telling.offer(story("fitting", "cycle", 900, 12));

        assertThat(telling.first(5))
                .extracting(story -> story.alert().alert())
                .containsExactly("fitting", "short", "endless");
    }

    private static Story story(String name, String typology, int score, int steps) {
        var alert =
                new Alert(
                        name,
                        typology,
                        typology,
                        score,
                        "because",
                        "1/A",
                        Instant.EPOCH,
                        0,
                        List.of(0L));
        List<Step> trail =
                IntStream.range(0, steps)
                        .mapToObj(i ->
                                new Step(Instant.EPOCH.plusSeconds(i), "A" + i, "B" + i, "1 USD"))
                        .toList();
        return new Story(alert, trail);
    }
}
