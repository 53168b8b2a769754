package vigil.launcher.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import vigil.launcher.terminal.Trouble;

/** A port of 127.0.0.1 where nobody listened a moment ago. */
public final class FreePort {

    private FreePort() {}

    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Trouble("No port is free on 127.0.0.1: " + Trouble.reason(e), e);
        }
    }
}
