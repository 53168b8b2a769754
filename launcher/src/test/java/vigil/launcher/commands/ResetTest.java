package vigil.launcher.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

class ResetTest {

    @TempDir Path folder;

    @Test
    void whatAStreetMadeIsRemoved() throws IOException {
        StateFolder state = new StateFolder(folder, folder.resolve("state")).open();
        Files.createDirectories(state.of("monitoring").resolve("snapshots"));
        Files.writeString(state.of("ports.properties"), "KAFKA=1");

        assertThat(reset(state)).isZero();
        assertThat(state.of("monitoring")).doesNotExist();
        assertThat(state.secrets()).doesNotExist();
        assertThat(state.of("ports.properties")).doesNotExist();
        assertThat(reset(state.open())).isZero();
    }

    @Test
    void aFolderThatIsNoStreetsIsLeftAsItIs() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path letter = Files.writeString(home.resolve("letter.txt"), "dear");
        Files.createDirectories(home.resolve("logs"));
        StateFolder state = new StateFolder(folder, home);

        assertThatThrownBy(() -> reset(state))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("VIGIL_STATE_FOLDER");
        assertThatThrownBy(state::open).isInstanceOf(Trouble.class);
        assertThatThrownBy(() -> reset(state)).isInstanceOf(Trouble.class);
        assertThat(letter).exists();
        assertThat(home.resolve("logs")).exists();
    }

    @Test
    void whatOthersPutBesideItStays() throws IOException {
        StateFolder state = new StateFolder(folder, folder.resolve("state")).open();
        Path letter = Files.writeString(state.of("letter.txt"), "dear");

        assertThat(reset(state)).isZero();
        assertThat(letter).exists();
        assertThat(state.secrets()).doesNotExist();
    }

    @Test
    void aStateFolderFromBeforeTheMarkerIsAccepted() throws IOException {
        StateFolder state = new StateFolder(folder, folder.resolve("state")).open();
        Files.delete(state.of(StateFolder.MARKER));

        assertThat(reset(state)).isZero();
        assertThat(state.secrets()).doesNotExist();
    }

    private static int reset(StateFolder state) throws IOException {
        Reset reset = new Reset();
        new CommandLine(reset).parseArgs("--yes");
        return reset.clear(state);
    }
}
