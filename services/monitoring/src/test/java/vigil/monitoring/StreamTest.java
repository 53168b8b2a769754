package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;

class StreamTest {

    private final House house = House.shared();

    private record Event(String id, String json) {}

    @Test
    void aReaderThatComesBackMissesNothing() throws IOException {
        List<Event> first = new ArrayList<>();
        try (BufferedReader stream = open("")) {
            for (int i = 0; i < 3; i++) {
                send("stream-" + i);
            }
            while (first.size() < 3) {
                first.add(next(stream));
            }
        }
        send("stream-3");

        List<Event> rest = new ArrayList<>();
        try (BufferedReader stream = open(first.get(1).id())) {
            while (rest.size() < 2) {
                rest.add(next(stream));
            }
        }

        assertThat(first.getFirst().json()).contains("stream-0", "\"outcome\":\"approve\"");
        assertThat(rest.get(0).json()).isEqualTo(first.get(2).json());
        assertThat(rest.get(1).json()).contains("stream-3");
    }

    @Test
    void aStreamShowsOnlyTheInstitutionsOwn() throws IOException {
        Door other = house.door("other", "machine");
        try (BufferedReader stream = open(house.door("other", "analyst"), "")) {
            send("foreign-1");
            other.post("/v1/transactions", Payments.one("own-1", "1.00"));

            assertThat(next(stream).json()).contains("own-1");
        }
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        Door analyst = house.analyst();
        assertThat(
                        analyst.send(
                                        analyst.request("/v1/decisions/stream")
                                                .header("Last-Event-ID", "!")
                                                .GET())
                                .status())
                .isEqualTo(422);
    }

    private void send(String id) {
        assertThat(house.machine().post("/v1/transactions", Payments.one(id, "1.00")).status())
                .isEqualTo(200);
    }

    private BufferedReader open(String lastEventId) {
        return open(house.analyst(), lastEventId);
    }

    private static BufferedReader open(Door door, String lastEventId) {
        var request = door.request("/v1/decisions/stream").GET();
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<java.io.InputStream> response = door.open(request);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static Event next(BufferedReader stream) throws IOException {
        String id = "";
        while (true) {
            String line = stream.readLine();
            if (line == null) {
                throw new AssertionError("the stream ended");
            }
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                return new Event(id, line.substring(6));
            }
        }
    }
}
