package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vigil.engine.Hit;
import vigil.engine.scenarios.ScenarioSet;

/** A calendar day is the institution's: two evenings of London are one day of New York. */
class CalendarDayTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String TWICE_A_DAY =
            """
            id: twice
            version: 1
            name: twice
            typology: declared
            description: declared
            red-flags: [{text: declared, source: nobody}]
            jurisdiction: any
            owner: nobody
            severity: low
            aggregates:
              - {name: figure, operation: count, side: payee, window: day}
              - {name: days, operation: distinct, of: day, side: payee, window: 7d}
            condition: figure >= 2 && days == 1 && localHour >= 18 && localWeekday == 2
            reason: 'It is {figure}.'
            subject: payee
            evidence: aggregate
            evidence-of: figure
            score: 1
            outcome: approve
            alert: false
            suppress: 1d
            examples:
              - {name: a, hit: true, transactions: ['day 1 10:00, a -> b, 1']}
              - {name: b, hit: false, transactions: ['day 1 10:00, a -> b, 1']}
            """;

    @Test
    void itGoesByTheClocksOfTheInstitution() {
        assertThat(hits(CoreSettings.defaults().in(NEW_YORK), "18:00", "20:30")).hasSize(1);
        assertThat(hits(CoreSettings.defaults(), "18:00", "20:30")).isEmpty();
    }

    @Test
    void twoSidesOfMidnightAreTwoDays() {
        assertThat(hits(CoreSettings.defaults().in(NEW_YORK), "18:00", "23:59")).hasSize(1);
        assertThat(hits(CoreSettings.defaults().in(NEW_YORK), "18:00", "24:00")).isEmpty();
    }

    /** Of two payments of a Tuesday in New York. */
    private static List<Hit> hits(CoreSettings settings, String first, String second) {
        var files = new TreeMap<String, String>();
        files.put("twice.yaml", TWICE_A_DAY);
        Core core = Core.empty(settings, ScenarioSet.of(files));
        core.decide(Streams.payment(1, millis(first), 1, 2, 100));
        return core.decide(Streams.payment(2, millis(second), 1, 2, 100)).hits();
    }

    private static long millis(String clock) {
        ZonedDateTime midnight = ZonedDateTime.of(2026, 11, 24, 0, 0, 0, 0, NEW_YORK);
        String[] parts = clock.split(":");
        return midnight.plusHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .toInstant()
                .toEpochMilli();
    }
}
