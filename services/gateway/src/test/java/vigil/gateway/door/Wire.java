package vigil.gateway.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import vigil.gateway.street.Street;

/** A TLS connection on which anything can be written. */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final SSLSocket socket;

    Wire(Street street, String... protocols) throws IOException {
        this.socket =
                (SSLSocket)
                        street.certificate()
                                .trusting()
                                .getSocketFactory()
                                .createSocket("127.0.0.1", street.gateway().port());
        socket.setEnabledProtocols(protocols);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.startHandshake();
    }

    String protocol() {
        return socket.getSession().getProtocol();
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = socket.getInputStream().read();
                read >= 0 && read != '\n';
                read = socket.getInputStream().read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    /** Everything until the other side closes. */
    String readAll() throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
