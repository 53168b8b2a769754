package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/**
 * Two officers who may know of reports, at a house's doors.
 *
 * @param author writes
 * @param approver agrees
 */
record Filers(Door author, Door approver) {

    /** A form without findings, in which nothing is real. */
    static final String CONTENT = content("suspicious.json");

    /** The cash of a day without findings, of nobody real. */
    static final String CASH = content("currency.json");

    /** A report in goAML without findings, of nobody real. */
    static final String TRANSACTIONS = content("transactions.json");

    private static final Map<String, String> CONTENTS =
            Map.of("sar", CONTENT, "ctr", CASH, "str", TRANSACTIONS);

    /** What a report of a form says, without findings. */
    static String contentOf(String form) {
        return Objects.requireNonNull(CONTENTS.get(form));
    }

    /** Makes a report of a case in a form; gives its id. */
    String beginIn(String form, String caseId) {
        Door.Reply made =
                create(
                        author,
                        UUID.randomUUID().toString(),
                        "{\"form\":\"%s\",\"caseId\":\"%s\"}".formatted(form, caseId));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("reportId").asString();
    }

    /** A report of a case in a form that two officers agreed on. */
    String approvedIn(String form, String caseId) {
        String id = beginIn(form, caseId);
        write(author, id, contentOf(form));
        toApproval(id);
        assertThat(act(approver, id, "approvals").status()).isEqualTo(200);
        return id;
    }

    /** Makes a report of a case; gives its id. */
    String begin(String caseId) {
        return begin(caseId, UUID.randomUUID().toString());
    }

    String begin(String caseId, String key) {
        Door.Reply made = create(author, key, "{\"form\":\"sar\",\"caseId\":\"" + caseId + "\"}");
        assertThat(made.status()).as(made.text()).isIn(200, 201);
        return made.json().path("reportId").asString();
    }

    /** A report that has been sent to the authority. */
    String submitted(String caseId) {
        String id = approvedIn("sar", caseId);
        assertThat(act(author, id, "submissions").status()).isEqualTo(200);
        return id;
    }

    void toApproval(String id) {
        Door.Reply valid = act(author, id, "validations");
        assertThat(valid.status()).as(valid.text()).isEqualTo(200);
        assertThat(act(author, id, "reviews").status()).isEqualTo(200);
    }

    void write(Door officer, String id, String content) {
        Door.Reply written =
                Desk.put(officer, "/v1/reports/" + id + "/content", version(id), content);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    static Door.Reply create(Door officer, String key, String body) {
        return officer.send(
                officer.request("/v1/reports")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
    }

    Door.Reply act(Door officer, String id, String act) {
        return Desk.send(officer, "/v1/reports/" + id + "/" + act, version(id), "");
    }

    Door.Reply giveBack(Door officer, String id, String words) {
        return say(officer, id, "returns", "{\"words\":\"" + words + "\"}");
    }

    Door.Reply giveUp(Door officer, String id, String reason) {
        return say(officer, id, "abandonments", "{\"reason\":\"" + reason + "\"}");
    }

    /** An act with a body. */
    Door.Reply say(Door officer, String id, String act, String body) {
        return Desk.send(officer, "/v1/reports/" + id + "/" + act, version(id), body);
    }

    /** What was done with a report, the newest first. */
    String timeline(String id) {
        return author.get("/v1/reports/" + id + "/timeline?limit=1000").text();
    }

    JsonNode detail(String id) {
        Door.Reply reply = author.get("/v1/reports/" + id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    int version(String id) {
        return detail(id).at("/summary/version").asInt();
    }

    String state(String id) {
        return detail(id).at("/summary/state").asString();
    }

    private static String content(String file) {
        try (InputStream in = Objects.requireNonNull(Filers.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
