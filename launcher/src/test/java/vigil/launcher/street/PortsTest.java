package vigil.launcher.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.state.StateFolder;

class PortsTest {

    @TempDir Path folder;
    private StateFolder state;

    @BeforeEach
    void open() {
        state = new StateFolder(folder, folder.resolve("state")).open();
    }

    @Test
    void aTakenPortIsReplacedToldAndRemembered() throws IOException {
        Ports before = Ports.choose(state);
        int taken = before.of(Listener.IDENTITY);
        try (ServerSocket stranger =
                new ServerSocket(taken, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(stranger.isBound()).isTrue();

            Ports after = Ports.choose(state);

            assertThat(after.of(Listener.IDENTITY)).isNotEqualTo(taken);
            assertThat(after.moved()).singleElement().asString().contains("identity", "" + taken);
            assertThat(Ports.remembered(state).numbers()).isEqualTo(after.numbers());
            assertThat(Ports.choose(state).numbers()).isEqualTo(after.numbers());
        }
    }

    @Test
    void noTwoListenersShareAPort() {
        Ports ports = Ports.choose(state);

        assertThat(new HashSet<>(ports.numbers().values())).hasSize(Listener.values().length);
    }

    @Test
    void aStrangerOnEveryAddressIsSeen() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            assertThat(Ports.isFree(stranger.getLocalPort())).isFalse();
        }
    }
}
