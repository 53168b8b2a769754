package vigil.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Until;

class TransactionFilesTest {

    private static final String HEADER =
            "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,"
                    + "Amount Paid,Payment Currency,Payment Format,Is Laundering\n";

    private final House house = House.shared();

    @Test
    void everyRowIsDecidedWhenTheAnswerComes() {
        Door.Reply reply = send("whole", amlworld(3_000));

        JsonNode summary = reply.json();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(summary.path("state").asString()).isEqualTo("completed");
        assertThat(summary.path("accepted").asLong()).isEqualTo(3_000);
        assertThat(summary.path("failed").asLong()).isZero();
        Until.holds(
                "all decisions are in rows",
                () ->
                        house.street()
                                        .database()
                                        .number(
                                                "select count(*) from decisions d join transactions t using (transaction_id) join transaction_files f using (file_id) where f.idempotency_key = 'whole'")
                                == 3_000);
        Door.Reply progress =
                house.machine().get("/v1/transaction-files/" + summary.path("fileId").asString());
        assertThat(progress.json().path("accepted").asLong()).isEqualTo(3_000);
    }

    @Test
    void aFileIsFoundByTheKeyThatItsSenderGave() {
        send("named", amlworld(5));

        JsonNode found = house.machine().get("/v1/transaction-files?key=named").json();
        JsonNode elsewhere =
                house.door("other", "machine").get("/v1/transaction-files?key=named").json();

        assertThat(found.path("items")).hasSize(1);
        assertThat(found.path("items").get(0).path("accepted").asLong()).isEqualTo(5);
        assertThat(elsewhere.path("items")).isEmpty();
    }

    @Test
    void theSameFileAgainTakesNothingTwice() {
        String file = amlworld(700);
        send("again", file);

        JsonNode summary = send("again", file).json();

        assertThat(summary.path("accepted").asLong()).isZero();
        assertThat(summary.path("duplicates").asLong()).isEqualTo(700);
    }

    @Test
    void anotherFileUnderTheSameKeyIsAConflictRowByRow() {
        send("other", amlworld(10));

        JsonNode summary = send("other", amlworld(10).replace("10.00", "11.00")).json();

        assertThat(summary.path("failed").asLong()).isEqualTo(10);
        assertThat(summary.path("failures").get(0).path("field").asString())
                .isEqualTo("transactionId");
    }

    @Test
    void aPackedFileIsReadAsItIs() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(amlworld(20).getBytes(UTF_8));
        }

        Door.Reply reply = send("packed", "application/gzip", packed.toByteArray());

        assertThat(reply.json().path("accepted").asLong()).isEqualTo(20);
    }

    @Test
    void badRowsAreNamedAndTheOthersTaken() {
        String file = amlworld(3) + "2022/09/01 00:30,1,A,2,B,x,US Dollar,x,US Dollar,ACH,0\n";

        JsonNode summary = send("bad", file).json();

        assertThat(summary.path("accepted").asLong()).isEqualTo(3);
        assertThat(summary.path("failed").asLong()).isEqualTo(1);
        assertThat(summary.path("failures").get(0).path("row").asLong()).isEqualTo(3);
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(send("noise", "a,b\n1,2\n").status()).isEqualTo(422);
        assertThat(house.machine().post("/v1/transaction-files", "text/csv", new byte[0]).status())
                .isEqualTo(400);
        assertThat(
                        house.analyst()
                                .send(
                                        house.analyst()
                                                .request("/v1/transaction-files")
                                                .header("Content-Type", "text/csv")
                                                .header("Idempotency-Key", "x")
                                                .POST(HttpRequest.BodyPublishers.ofString("")))
                                .status())
                .isEqualTo(403);
        assertThat(
                        house.door("other", "machine")
                                .get("/v1/transaction-files/" + "0".repeat(8))
                                .status())
                .isEqualTo(404);
    }

    private Door.Reply send(String key, String csv) {
        return send(key, "text/csv", csv.getBytes(UTF_8));
    }

    private Door.Reply send(String key, String type, byte[] body) {
        Door machine = house.machine();
        return machine.send(
                machine.request("/v1/transaction-files?format=amlworld")
                        .header("Content-Type", type)
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static String amlworld(int rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int row = 0; row < rows; row++) {
            csv.append(
                    "2022/09/01 %02d:%02d,1,A%d,2,B%d,10.00,US Dollar,10.00,US Dollar,ACH,0\n"
                            .formatted(row / 60 % 24, row % 60, row % 50, row % 70));
        }
        return csv.toString();
    }
}
