package vigil.checks.street;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vigil.launcher.door.FrontDoor;
import vigil.testkit.Until;

/** One of each kind of thing that an institution keeps, brought in at the front door. */
final class Belongings {

    private static final String CUSTOMER = "/v1/screening/customers/{customer}";

    private final RunningStreet street;

    Belongings(RunningStreet street) {
        this.street = street;
    }

    /** Paths of things with names in braces, and the id of one of {@code demo}. */
    Map<String, String> bring() {
        Map<String, String> things = new LinkedHashMap<>();
        String transaction = transaction();
        things.put("/v1/transactions/{id}", transaction);
        things.put("/v1/decisions/{transactionId}", transaction);
        things.put("/v1/transaction-files/{id}", file());
        String alert = first("/v1/alerts?limit=1", "alertId");
        things.put("/v1/alerts/{id}", alert);
        things.put("/v1/snoozes/{id}", snooze(alert));
        things.put("/v1/queue/{id}", first("/v1/queue?state=new,snoozed&limit=1", "itemId"));
        String opened = opened();
        things.put("/v1/cases/{id}", opened);
        things.put("/v1/case-exports/{id}", opened);
        things.put("/v1/case-files/{id}", caseFile(opened));
        things.put(CUSTOMER, customer());
        things.put(
                "/v1/screening/hits/{id}", first("/v1/screening/hits?customer=belonging", "hit"));
        things.put("/v1/screening/jobs/{id}", job());
        return things;
    }

    private String transaction() {
        String payment =
                """
                {"transactionId":"belonging-1","timestamp":"2026-03-01T09:00:00Z","format":"wire",\
                "payer":{"account":{"number":"B-1"}},"payee":{"account":{"number":"B-2"}},\
                "amount":{"value":"25.00","currency":"USD"}}\
                """;
        return told(street.post("/v1/transactions", "application/json", payment.getBytes(UTF_8)))
                .path("transactionId")
                .asString();
    }

    private String file() {
        String rows =
                """
                Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering
                2026/03/01 09:00,001,B-3,002,B-4,12.00,US Dollar,12.00,US Dollar,Wire,0
                """;
        return told(street.post("/v1/transaction-files", "text/csv", rows.getBytes(UTF_8)))
                .path("fileId")
                .asString();
    }

    private String customer() {
        FrontDoor door = street.door("demo", "machine");
        String described =
                """
                {"schema":"Company","properties":{"name":["Bank Melli Iran"]}}\
                """;
        HttpRequest request =
                door.request("/v1/screening/customers/belonging")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(described))
                        .build();
        told(door.send(request, BodyHandlers.ofString()));
        return "belonging";
    }

    private String snooze(String alert) {
        String form =
                """
                {"until":"%s","reason":"expected_payments"}\
                """
                        .formatted(Instant.now().plus(Duration.ofDays(1)));
        return told(street.post(
                        street.door("demo", "analyst"),
                        "/v1/alerts/" + alert + "/snoozes",
                        "application/json",
                        form.getBytes(UTF_8)))
                .path("snoozeId")
                .asString();
    }

    private String caseFile(String of) {
        FrontDoor door = street.door("demo", "analyst");
        HttpRequest request =
                door.request("/v1/case-files?case=" + of)
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Disposition", "attachment; filename=\"note.txt\"")
                        .POST(HttpRequest.BodyPublishers.ofString("looked at it"))
                        .build();
        return told(door.send(request, BodyHandlers.ofString())).path("fileId").asString();
    }

    private String opened() {
        return told(street.post(
                        street.door("demo", "analyst"),
                        "/v1/cases",
                        "application/json",
                        "{\"title\":\"Belongings\"}".getBytes(UTF_8)))
                .path("caseId")
                .asString();
    }

    private String job() {
        byte[] rows = "id,schema,name\nn-1,Person,Emilia Unheardof\n".getBytes(UTF_8);
        return told(street.post("/v1/screening/jobs", "text/csv", rows)).path("job").asString();
    }

    private String first(String path, String name) {
        Until.holds("something at " + path, () -> !items(path).isEmpty());
        return items(path).get(0).path(name).asString();
    }

    private JsonNode items(String path) {
        return told(street.get("demo", "analyst", path)).path("items");
    }

    private static JsonNode told(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return FrontDoor.json(answer.body());
    }
}
