package vigil.kernel.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Refusal;

class BodyTest {

    private static final int LARGEST = 64 * 1024 * 1024;

    @Test
    void aBodyIsWhatWasSentWhetherItsLengthIsToldOrNot() {
        for (int length : new int[] {0, 1, 64 * 1024, 64 * 1024 + 1, 1_000_003}) {
            byte[] sent = new byte[length];
            new Random(length).nextBytes(sent);

            assertThat(Body.read(request(new Arriving(sent), length), LARGEST, "It"))
                    .isEqualTo(sent);
            assertThat(Body.read(request(new Arriving(sent), -1), LARGEST, "It")).isEqualTo(sent);
        }
    }

    @Test
    void lessThanWasToldIsRefused() {
        assertThatThrownBy(() ->
                        Body.read(request(new Arriving(new byte[70_000]), 70_001), LARGEST, "It"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void memoryIsTakenAsBytesArriveAndNotAsTheyAreTold() {
        Arriving body = new Arriving(new byte[100_000]);

        assertThatThrownBy(() -> Body.read(request(body, LARGEST), LARGEST, "It"))
                .isInstanceOf(Refusal.class);
        assertThat(body.largestBuffer).isLessThanOrEqualTo(4 * 100_000);
    }

    @Test
    void nobodyFillsTheRoomForAll() {
        Body.Room room = new Body.Room(3, 2, Duration.ofMillis(1));
        InstitutionId slow = new InstitutionId("slow");
        Body.Room.Place first = room.take(slow, "files");
        room.take(slow, "files");

        assertThatThrownBy(() -> room.take(slow, "files"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(429));
        Body.Room.Place other = room.take(new InstitutionId("other"), "files");
        first.close();
        room.take(slow, "files");
        assertThatThrownBy(() -> room.take(new InstitutionId("third"), "files"))
                .isInstanceOf(Refusal.class);
        other.close();
        room.take(new InstitutionId("third"), "files").close();
    }

    private static HttpServletRequest request(ServletInputStream body, long told) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        BodyTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("getInputStream") ? body : (Object) told);
    }

    /** Notes how much room was made for what arrives. */
    private static final class Arriving extends ServletInputStream {

        private final byte[] bytes;
        private int at;
        private int largestBuffer;

        Arriving(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            largestBuffer = Math.max(largestBuffer, into.length);
            int now = Math.min(Math.min(length, 5_000), bytes.length - at);
            if (now == 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(bytes, at, into, offset, now);
            at += now;
            return now;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xff;
        }

        @Override
        public boolean isFinished() {
            return at == bytes.length;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
