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
    private int chosen;

    @BeforeEach
    void open() {
        state = new StateFolder(folder, folder.resolve("state")).open();
    }

    @Test
    void aTakenPortIsReplacedToldAndRemembered() throws IOException {
        Ports before = choose();
        int taken = before.of(Listener.IDENTITY);
        try (ServerSocket stranger =
                new ServerSocket(taken, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(stranger.isBound()).isTrue();

            Ports after = choose();

            assertThat(after.of(Listener.IDENTITY)).isNotEqualTo(taken);
            assertThat(after.moved()).singleElement().asString().contains("identity", "" + taken);
            assertThat(Ports.remembered(state).numbers()).isEqualTo(after.numbers());
            assertThat(choose().numbers()).isEqualTo(after.numbers());
        }
    }

    @Test
    void streetsThatStartAtTheSameTimeChooseDifferentPorts() {
        Path common = folder.resolve("common");
        Ports one = Ports.choose(state, new Reservations(common));
        Ports other = Ports.choose(state, new Reservations(common));

        assertThat(other.numbers().values()).doesNotContainAnyElementsOf(one.numbers().values());
    }

    // Each time as if whoever chose before had ended.
    private Ports choose() {
        return Ports.choose(state, new Reservations(folder.resolve("ports-" + chosen++)));
    }

    @Test
    void noTwoListenersShareAPort() {
        Ports ports = choose();

        assertThat(new HashSet<>(ports.numbers().values())).hasSize(Listener.values().length);
    }

    @Test
    void aStrangerOnEveryAddressIsSeen() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            assertThat(Ports.isFree(stranger.getLocalPort())).isFalse();
        }
    }
}
