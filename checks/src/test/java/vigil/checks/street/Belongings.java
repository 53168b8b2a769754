package vigil.checks.street;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vigil.launcher.door.FrontDoor;
import vigil.testkit.Until;

/** One of each kind of thing that an institution keeps, brought in at the front door. */
final class Belongings {

    /** Stands in everything that is brought in, and nobody else may read it; in small letters. */
    static final String MARK = "planted-belonging-7311";

    static final String BACKTEST =
            "{\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\"}";

    private static final String SCENARIO = "belonging-scenario";

    private final RunningStreet street;

    Belongings(RunningStreet street) {
        this.street = street;
    }

    /** All of them, and nothing under way any more. */
    List<Thing> bring() {
        List<Thing> things = new ArrayList<>();
        payments(things);
        investigations(things);
        screening(things);
        scenarios(things);
        identity(things);
        return things;
    }

    private void payments(List<Thing> things) {
        String transaction = transaction();
        things.add(Thing.at("/v1/transactions/{id}", transaction));
        things.add(Thing.at("/v1/decisions/{transactionId}", transaction));
        Until.holds(
                "the decision is found",
                () -> {
                    String path = "/v1/decisions/" + transaction;
                    return street.get("demo", "supervisor", path).statusCode() == 200;
                });
        String replay = replay(transaction);
        things.add(
                Thing.at("/v1/decisions/{transactionId}/replays/{replayId}", transaction, replay));
        String account =
                told(street.get("demo", "supervisor", "/v1/transactions/" + transaction))
                        .path("payer")
                        .path("accountId")
                        .asString();
        things.add(Thing.at("/v1/accounts/{id}", account));
        things.add(Thing.at("/v1/transaction-files/{id}", file()));
        moneyGoesAround();
        String alert = first("/v1/alerts?limit=1", "alertId");
        things.add(Thing.at("/v1/alerts/{id}", alert));
        things.add(Thing.at("/v1/snoozes/{id}", snooze(alert)));
    }

    private void investigations(List<Thing> things) {
        String item = first("/v1/queue?state=new,snoozed&limit=1", "itemId");
        things.add(Thing.at("/v1/queue/{id}", item));
        things.add(officer("/v1/queue/absences/{officer}", "/v1/queue/absences"));
        things.add(officer("/v1/queue/skills/{officer}", "/v1/queue/skills"));
        String opened =
                posted("analyst", "/v1/cases", "{\"title\":\"" + MARK + "\"}")
                        .path("caseId")
                        .asString();
        things.add(Thing.at("/v1/cases/{id}", opened));
        things.add(
                Thing.at("/v1/case-exports/{id}", opened)
                        .seenAt("/v1/cases/" + opened + "/requests", "supervisor"));
        things.add(
                Thing.at("/v1/case-files/{id}", caseFile(opened))
                        .seenAt("/v1/cases/" + opened + "/files", "supervisor"));
        String request = information(opened);
        things.add(
                Thing.at("/v1/cases/{id}/requests/{request}", opened, request)
                        .seenAt("/v1/cases/" + opened + "/requests", "supervisor"));
        posted(
                "analyst",
                "/v1/cases/" + opened + "/notes",
                "{\"words\":\"%s\",\"mentions\":[\"demo-supervisor\"]}".formatted(MARK));
        things.add(
                Thing.at(
                                "/v1/notifications/{id}",
                                first("supervisor", "/v1/notifications", "notificationId"))
                        .seenAt("/v1/notifications", "supervisor"));
        String report =
                posted(
                                "reporter",
                                "/v1/reports",
                                "{\"caseId\":\"" + opened + "\",\"form\":\"sar\"}")
                        .path("reportId")
                        .asString();
        things.add(
                Thing.at("/v1/reports/{id}", report).seenAt("/v1/reports/" + report, "reporter"));
        things.add(authoritys(opened));
    }

    private Thing authoritys(String of) {
        String request =
                posted(
                                "reporter",
                                "/v1/authority-requests",
                                """
                                {"caseId":"%s","kind":"information","authority":"%s","reference":"R-1",\
                                "words":"Who is it?","receivedAt":"2026-03-02T09:00:00Z"}\
                                """
                                        .formatted(of, MARK))
                        .path("requestId")
                        .asString();
        return Thing.at("/v1/authority-requests/{id}", request)
                .seenAt("/v1/authority-requests/" + request, "reporter");
    }

    private static Thing officer(String path, String look) {
        return Thing.at(path, "demo-analyst").seenAt(look, "supervisor");
    }

    private void screening(List<Thing> things) {
        customer();
        things.add(Thing.at("/v1/screening/customers/{customer}", "belonging"));
        things.add(Thing.at("/v1/screening/jobs/{id}", job()));
        JsonNode hit = items("supervisor", "/v1/screening/hits?customer=belonging").get(0);
        judged(hit);
        things.add(Thing.at("/v1/screening/hits/{id}", hit.path("hit").asString()));
        things.add(
                Thing.at(
                                "/v1/screening/whitelist/{id}",
                                first("/v1/screening/whitelist?customer=belonging", "id"))
                        .seenAt("/v1/screening/whitelist?customer=belonging", "supervisor"));
    }

    /** Two officers agree that the customer is not the entry. */
    private void judged(JsonNode hit) {
        String path = "/v1/screening/hits/" + hit.path("hit").asString();
        JsonNode judged =
                posted(
                        "analyst",
                        path + "/judgements",
                        "{\"state\":\"false_positive\",\"reason\":\"" + MARK + "\"}",
                        hit.path("revision").asString());
        if (judged.path("waitsForSecond").asBoolean(false)) {
            posted("supervisor", path + "/confirmations", "", judged.path("revision").asString());
        }
    }

    private void scenarios(List<Thing> things) {
        FrontDoor engineer = street.door("demo", "engineer");
        told(
                street.post(
                        engineer,
                        "/v1/scenarios",
                        "application/yaml",
                        scenario(MARK).getBytes(UTF_8)));
        String version = "/v1/scenarios/" + SCENARIO + "/versions/1";
        things.add(
                Thing.at("/v1/scenarios/{scenario}", SCENARIO)
                        .seenAt("/v1/scenarios/" + SCENARIO, "engineer"));
        posted("engineer", version + "/checks", "");
        String backtest =
                posted("engineer", version + "/backtests", BACKTEST).path("backtestId").asString();
        things.add(
                Thing.at(
                        "/v1/scenarios/{scenario}/versions/{version}/backtests/{backtest}",
                        SCENARIO,
                        "1",
                        backtest));
        things.add(Thing.at("/v1/scenarios/{scenario}/versions/{version}", SCENARIO, "1"));
    }

    /** One that nobody else has. */
    static String scenario(String name) {
        return """
        id: %s
        version: 1
        name: %s
        typology: round-amounts
        description: Of one institution alone.
        red-flags:
          - text: Round-sum transfers without an evident reason
            source: FFIEC BSA/AML Examination Manual, appendix F
        jurisdiction: any
        owner: aml-engineering
        severity: low
        condition: |
          roundAmount && amount >= 5000.0 && pair.strangers
        reason: >
          The payer sent the round sum of {amount} to a stranger.
        subject: payer
        evidence: transaction
        score: 200
        outcome: approve
        alert: false
        suppress: 1d
        examples:
          - name: a round sum
            hit: true
            transactions:
              - day 1 10:00, ann -> cid, 5000
          - name: not round
            hit: false
            transactions:
              - day 1 10:00, ann -> cid, 5001
        """
                .formatted(SCENARIO, name);
    }

    private void identity(List<Thing> things) {
        String key =
                posted(
                                "administrator",
                                "/v1/api-keys",
                                """
                                {"title":"%s","roles":["machine"],"routes":["/v1/transactions"],"days":1}\
                                """
                                        .formatted(MARK))
                        .path("key")
                        .path("id")
                        .asString();
        things.add(Thing.at("/v1/api-keys/{id}", key).seenAt("/v1/api-keys", "administrator"));
        String invitation =
                posted(
                                "administrator",
                                "/v1/officers/invitations",
                                "{\"login\":\"%s\",\"roles\":[\"analyst\"]}".formatted(MARK))
                        .path("invitation")
                        .path("id")
                        .asString();
        things.add(
                Thing.at("/v1/officers/invitations/{id}", invitation)
                        .seenAt("/v1/officers/invitations", "administrator"));
        String officer = first("administrator", "/v1/officers", "id");
        things.add(Thing.at("/v1/officers/{id}", officer).seenAt("/v1/officers", "administrator"));
    }

    private String information(String of) {
        return posted(
                        "analyst",
                        "/v1/cases/" + of + "/requests",
                        """
                        {"addressee":"customer","question":"%s","dueAt":"%s"}\
                        """
                                .formatted(MARK, Instant.now().plus(Duration.ofDays(9))))
                .get(0)
                .path("requestId")
                .asString();
    }

    /** Three pass on what they got until it is back where it began: an alert. */
    private void moneyGoesAround() {
        for (String each : List.of("04,a,b,9100.00", "05,b,c,8800.00", "06,c,a,8600.00")) {
            String[] said = each.split(",");
            pay(
                    "belonging-" + said[1],
                    "2026-03-" + said[0],
                    "belonging-" + said[1],
                    "belonging-" + said[2],
                    said[3]);
        }
    }

    private String replay(String transaction) {
        String path = "/v1/decisions/" + transaction + "/replays";
        String replay = posted("analyst", path, "").path("replayId").asString();
        Until.holds(
                "the replay is over",
                () -> told(street.get("demo", "analyst", path + "/" + replay)).has("finishedAt"));
        return replay;
    }

    private String transaction() {
        return pay("belonging-1", "2026-03-01", "B-1", "B-2", "25.00");
    }

    private String pay(String id, String day, String payer, String payee, String amount) {
        String payment =
                """
                {"transactionId":"%s","timestamp":"%sT09:00:00Z","format":"wire",\
                "payer":{"account":{"number":"%s"}},"payee":{"account":{"number":"%s"}},\
                "amount":{"value":"%s","currency":"USD"}}\
                """
                        .formatted(id, day, payer, payee, amount);
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

    private void customer() {
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
                        .POST(HttpRequest.BodyPublishers.ofString(MARK))
                        .build();
        return told(door.send(request, BodyHandlers.ofString())).path("fileId").asString();
    }

    private String job() {
        byte[] rows = "id,schema,name\nn-1,Person,Emilia Unheardof\n".getBytes(UTF_8);
        return told(street.post("/v1/screening/jobs", "text/csv", rows)).path("job").asString();
    }

    private String first(String path, String name) {
        return first("analyst", path, name);
    }

    private String first(String role, String path, String name) {
        Until.holds("something at " + path, () -> !items(role, path).isEmpty());
        return items(role, path).get(0).path(name).asString();
    }

    /** Pages have items, and what is never long has none. */
    private JsonNode items(String role, String path) {
        JsonNode told = told(street.get("demo", role, path));
        return told.isArray() ? told : told.path("items");
    }

    private JsonNode posted(String role, String path, String json) {
        return posted(role, path, json, "");
    }

    /**
     * @param revision that was seen, or empty
     */
    private JsonNode posted(String role, String path, String json, String revision) {
        FrontDoor door = street.door("demo", role);
        HttpRequest.Builder request =
                door.request(path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!revision.isEmpty()) {
            request.header("If-Match", '"' + revision + '"');
        }
        return told(door.send(request.build(), BodyHandlers.ofString()));
    }

    private static JsonNode told(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return FrontDoor.json(answer.body());
    }
}
