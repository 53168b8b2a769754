package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The queue with a hundred thousand items: its pages hold each once; what they take is printed. */
class QueueMeasureTest {

    private static final int ITEMS = 100_000;
    private static final int ROUNDS = 9;

    private final House house = House.shared();
    private final Desk desk = new Desk(house, "measured");

    @Test
    void pagesOfAHundredThousandItemsHoldEachOnce() throws Exception {
        fill();

        for (String question :
                new String[] {
                    "/v1/queue",
                    "/v1/queue?sort=newest",
                    "/v1/queue?sort=due",
                    "/v1/queue?sort=amount",
                    "/v1/queue?assignee=none&severity=high,critical",
                    "/v1/queue?assignee=me",
                    "/v1/queue?typology=cycle&sla=breached",
                    "/v1/queue?state=closed",
                    "/v1/queue?from=2026-01-01T00:00:00Z&amountFrom=50000&sort=amount",
                    "/v1/queue/counts"
                }) {
            System.out.printf("%6.1f ms  %s%n", median(question), question);
        }

        Set<String> seen = new HashSet<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = desk.analyst.get("/v1/queue?limit=1000" + next).json();
            page.path("items")
                    .forEach(item -> assertThat(seen.add(item.path("itemId").asString())).isTrue());
            next = page.has("next") ? "&after=" + page.path("next").asString() : "";
            pages++;
        } while (!next.isEmpty() && pages < 20);
        assertThat(seen).hasSize(20_000);
    }

    private double median(String question) {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            assertThat(desk.analyst.get(question).status()).as(question).isEqualTo(200);
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }

    private void fill() throws Exception {
        try (Connection connection = house.street().database().overseer();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into institutions (institution) values ('measured') on conflict do nothing");
            statement.execute(
                    """
                    insert into work_items (institution, item_id, source, state, subject_kind, subject, scenario,
                        scenario_version, typology, severity, score, amount, currency, transactions, group_id, opened_at,
                        received_at, changed_at, at_risk_at, due_at, priority, assignee)
                    select 'measured', gen_random_uuid(), 'alert', 'new', 'account', lpad(to_hex(n %% 30000), 16, '0'),
                        'scenario-' || n %% 33, 1, (array['cycle', 'structuring', 'fan-in', 'velocity'])[1 + n %% 4],
                        (array['low', 'medium', 'high', 'critical'])[1 + n / 7 %% 4], (n * 7919 %% 1000)::integer,
                        n * 104729 %% 10000000 / 100.0, 'USD', 3, gen_random_uuid(), t, t, t, t + interval '5 days',
                        t + interval '7 days', (n * 6151 %% 900)::integer, case when n %% 5 = 0 then 'measured-analyst' end
                    from (select n::bigint as n, now() - n * interval '10 seconds' as t from generate_series(1, %d) n) s\
                    """
                            .formatted(ITEMS));
            statement.execute(
                    """
                    with said as (
                        insert into dispositions (institution, item_id, disposition, reason, four_eyes, author, made_at)
                        select institution, item_id, 'false_positive', '', false, 'measured-analyst', now()
                        from work_items where institution = 'measured' and score < 300
                        returning number, item_id)
                    update work_items w set version = 2, state = 'closed', disposition = said.number
                    from said where said.item_id = w.item_id\
                    """);
            statement.execute("analyze work_items");
        }
    }
}
