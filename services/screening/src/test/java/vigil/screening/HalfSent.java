package vigil.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import vigil.testkit.StreetParts;

/** A request whose body is still on its way. */
final class HalfSent implements AutoCloseable {

    private final Socket socket;

    /**
     * @param headers those that are of this request alone
     * @param first of the body
     */
    HalfSent(House house, String path, List<String> headers, String first) throws IOException {
        socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(house.address()).getPort());
        String token = StreetParts.issuer().token("demo", "engineer", "machine");
        send(
                "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n%s"
                        .formatted(path, token, String.join("\r\n", headers), first));
    }

    void send(String more) throws IOException {
        socket.getOutputStream().write(more.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** As {@code HTTP/1.1 202}. */
    String status() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
