package vigil.launcher.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

class StreetSwitchTest {

    @TempDir Path folder;

    @Test
    void turningOffTwiceIsNoTrouble() {
        StateFolder state = new StateFolder(folder, folder.resolve("state")).open();
        StreetSwitch street = new StreetSwitch(state, line -> {});

        assertThat(street.off()).isFalse();
        assertThat(street.off()).isFalse();
    }

    @Test
    void turningOffWhatNeverWasIsNoTrouble() {
        StateFolder state = new StateFolder(folder, folder.resolve("state"));

        assertThat(new StreetSwitch(state, line -> {}).off()).isFalse();
        assertThat(state.exists()).isFalse();
    }

    @Test
    void aHouseThatIsNotBuiltIsAClearTrouble() {
        StateFolder state = new StateFolder(folder, folder.resolve("state"));

        assertThatThrownBy(() -> new StreetSwitch(state, line -> {}).on())
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("services/gateway is not built");
        assertThat(StreetSwitch.supervisor(state)).isEmpty();
    }
}
