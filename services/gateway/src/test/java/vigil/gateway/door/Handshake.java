package vigil.gateway.door;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * A handshake of TLS 1.3 with which nothing is sent. Which way of exchanging keys the server took
 * is read from its hello on the wire (RFC 8446, 4.1.3 and 4.2.8), whatever the client says of it.
 *
 * @param groups code points of the server's hello, after that of a hello retry request
 */
record Handshake(List<Integer> groups, X509Certificate certificate) {

    static final int X25519_MLKEM768 = 0x11EC;
    static final int X25519 = 0x001D;
    static final int SECP256R1 = 0x0017;

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int HEAD = 5;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int KEY_SHARE = 51;

    /** Shakes hands with a port of this machine. */
    static Handshake with(int port, SSLEngine client) throws IOException {
        client.setUseClientMode(true);
        List<Integer> groups = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            client.beginHandshake();
            for (HandshakeStatus next = client.getHandshakeStatus();
                    next != HandshakeStatus.NOT_HANDSHAKING;
                    next = client.getHandshakeStatus()) {
                switch (next) {
                    case NEED_TASK -> client.getDelegatedTask().run();
                    case NEED_WRAP -> say(client, socket.getOutputStream());
                    default -> hear(client, record(in), groups);
                }
            }
            return new Handshake(
                    groups, (X509Certificate) client.getSession().getPeerCertificates()[0]);
        }
    }

    /** What the server took in the end. */
    int group() {
        return groups.getLast();
    }

    private static void say(SSLEngine client, OutputStream out) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
        client.wrap(ByteBuffer.allocate(0), record);
        out.write(record.array(), 0, record.position());
        out.flush();
    }

    private static void hear(SSLEngine client, byte[] record, List<Integer> groups)
            throws IOException {
        if (record[0] == HANDSHAKE && record[HEAD] == SERVER_HELLO) {
            groups.add(group(ByteBuffer.wrap(record)));
        }
        ByteBuffer bytes = ByteBuffer.wrap(record);
        ByteBuffer nothing = ByteBuffer.allocate(client.getSession().getApplicationBufferSize());
        while (bytes.hasRemaining() || client.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            if (client.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                client.getDelegatedTask().run();
            } else {
                client.unwrap(bytes, nothing);
            }
        }
    }

    private static byte[] record(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length < HEAD) {
            throw new IOException("the server ended the handshake");
        }
        int length = Short.toUnsignedInt(ByteBuffer.wrap(head).getShort(3));
        byte[] record = java.util.Arrays.copyOf(head, HEAD + length);
        in.readFully(record, HEAD, length);
        return record;
    }

    private static int group(ByteBuffer hello) {
        hello.position(HEAD + 4 + 2 + 32);
        hello.position(hello.position() + 1 + hello.get(hello.position()));
        hello.position(hello.position() + 3 + 2);
        while (hello.hasRemaining()) {
            int extension = hello.getShort();
            int length = hello.getShort();
            if (extension == KEY_SHARE) {
                return Short.toUnsignedInt(hello.getShort());
            }
            hello.position(hello.position() + length);
        }
        throw new IllegalStateException("a hello without a key");
    }
}
