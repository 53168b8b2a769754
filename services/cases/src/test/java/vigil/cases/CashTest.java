package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.cases.reports.proposals.CashClock;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Cash that monitoring tells of becomes a report by itself, a day and person. */
class CashTest {

    private static final House HOUSE = House.shared();

    /** Cash as monitoring tells it. */
    private record Cash(String person, String time, String amount, String direction) {

        Message of(String institution) {
            return of(institution, UUID.randomUUID().toString());
        }

        Message of(String institution, String transaction) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("transactionId", transaction);
            facts.put("at", time);
            facts.put("direction", direction);
            facts.put("accountId", "00000000000000aa");
            facts.put("person", person);
            facts.put("amount", amount);
            facts.put("currency", "USD");
            return new CloudEvent(
                            institution,
                            "cash.moved",
                            transaction,
                            Instant.parse(time),
                            Map.of("movements", List.of(facts)))
                    .message("monitoring");
        }
    }

    @Test
    void aDayOverTheLimitIsProposedOnceItIsOver() {
        String bank = "cash-days";
        Filers filers = filers(HOUSE, bank);
        // 05:00 UTC is midnight in New York.
        Desk.tell(new Cash("account:a1", "2026-03-02T05:00:00Z", "6000.00", "in").of(bank));
        Desk.tell(new Cash("account:a1", "2026-03-03T04:59:59Z", "4000.01", "in").of(bank));
        Desk.tell(new Cash("account:a2", "2026-03-02T15:00:00Z", "6000.00", "in").of(bank));
        Desk.tell(new Cash("account:a2", "2026-03-03T05:00:00Z", "6000.00", "in").of(bank));
        Desk.tell(new Cash("account:a3", "2026-03-02T15:00:00Z", "10000.00", "in").of(bank));
        Desk.tell(new Cash("account:a4", "2026-03-02T15:00:00Z", "6000.00", "in").of(bank));
        Desk.tell(new Cash("account:a4", "2026-03-02T16:00:00Z", "6000.00", "out").of(bank));
        Desk.tell(new Cash("account:a5", Instant.now().toString(), "90000.00", "in").of(bank));
        Desk.tell(new Cash("account:a7", "2026-02-27T15:00:00Z", "90000.00", "in").of(bank));
        Desk.tell(new Cash("account:a6", "2026-03-04T15:00:00Z", "10000.01", "out").of(bank));

        Until.holds("they are proposed", () -> reports(filers).size() >= 2);
        HOUSE.part(CashClock.class).beat();

        assertThat(reports(filers)).hasSize(2);
        JsonNode last = filers.detail(reports(filers).get(0).path("reportId").asString());
        assertThat(last.at("/content/report/cash/cashOut").asInt()).isEqualTo(10_001);
        JsonNode first = filers.detail(reports(filers).get(1).path("reportId").asString());
        JsonNode cash = first.at("/content/report/cash");
        assertThat(cash.path("on").asString()).isEqualTo("2026-03-02");
        assertThat(cash.path("cashIn").asInt()).isEqualTo(10_001);
        assertThat(cash.path("ways").toString()).contains("AGGREGATED");
        assertThat(first.at("/summary/form").asString()).isEqualTo("ctr");
        assertThat(first.at("/summary/createdBy").asString()).isEqualTo("cases");
        assertThat(first.at("/summary/lastDay").asString()).isEqualTo("2026-03-17");
        assertThat(first.path("cash")).hasSize(2);
        assertThat(first.at("/cash/0/amount").asString()).isEqualTo("6000.00");
    }

    @Test
    void whatComesLaterIsCountedUntilAnOfficerWrites() {
        String bank = "cash-later";
        Filers filers = filers(HOUSE, bank);
        Desk.tell(new Cash("holder:b1", "2026-03-02T15:00:00Z", "12000.00", "in").of(bank));
        Until.holds("it is proposed", () -> reports(filers).size() == 1);
        String id = reports(filers).get(0).path("reportId").asString();

        Desk.tell(new Cash("holder:b1", "2026-03-02T16:00:00Z", "500.00", "in").of(bank));
        Until.holds("it is counted", () -> cashIn(filers, id) == 12_500);
        String written =
                filers.detail(id)
                        .path("content")
                        .toString()
                        .replace("\"ways\":[", "\"ways\":[\"ATM\",");
        filers.write(filers.author(), id, written);
        Desk.tell(new Cash("holder:b1", "2026-03-02T17:00:00Z", "300.00", "in").of(bank));

        Until.holds(
                "it is said",
                () ->
                        filers.author()
                                .get("/v1/reports/" + id + "/timeline")
                                .text()
                                .contains("cash_came_later"));
        assertThat(cashIn(filers, id)).isEqualTo(12_500);
        assertThat(filers.detail(id).path("cash")).hasSize(3);
        assertThat(reports(filers)).hasSize(1);
    }

    @Test
    void howeverOftenItIsToldAndTheHouseStartsADayHasOneReport() {
        StreetParts street = new StreetParts("cases");
        String bank = "cash-once";
        List<Message> told = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            String transaction = UUID.randomUUID().toString();
            Cash cash = new Cash("holder:" + i % 3, "2026-03-02T15:00:00Z", "400.00", "in");
            told.addAll(Collections.nCopies(3, cash.of(bank, transaction)));
        }
        Collections.shuffle(told, new Random(3));

        for (int part = 0; part < 3; part++) {
            try (House house = House.on(street)) {
                told.subList(part * 90, part * 90 + 90).forEach(Desk::tell);
                Filers filers = filers(house, bank);
                house.part(CashClock.class).beat();
                assertThat(reports(filers).size()).isLessThanOrEqualTo(3);
            }
        }

        try (House house = House.on(street)) {
            Filers filers = filers(house, bank);
            Until.holds(
                    "all is counted",
                    () ->
                            street.database()
                                            .number(
                                                    "select coalesce(sum(counted), 0) from cash_days where institution = 'cash-once'")
                                    == 90);
            assertThat(reports(filers)).hasSize(3);
            for (JsonNode report : reports(filers)) {
                assertThat(cashIn(filers, report.path("reportId").asString())).isEqualTo(12_000);
            }
        }
    }

    private static Filers filers(House house, String bank) {
        Door author = house.door(bank, "analyst", "reporter");
        return new Filers(author, author);
    }

    private static JsonNode reports(Filers filers) {
        return filers.author().get("/v1/reports?form=ctr").json().path("items");
    }

    private static int cashIn(Filers filers, String id) {
        return filers.detail(id).at("/content/report/cash/cashIn").asInt();
    }
}
