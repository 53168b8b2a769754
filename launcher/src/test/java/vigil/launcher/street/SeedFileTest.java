package vigil.launcher.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

class SeedFileTest {

    @TempDir Path folder;
    private SeedFile seed;

    @BeforeEach
    void write() {
        seed = new SeedFile(new StateFolder(folder, folder.resolve("state")).open());
        seed.write(List.of());
    }

    @Test
    void theClientOfARoleIsTheOneInTheFile() throws IOException {
        SeedFile.Client client = seed.client("other", "analyst");

        JsonNode file = JsonMapper.shared().readTree(Files.readString(seed.path()));
        assertThat(file.path("clients"))
                .anySatisfy(each -> {
                    assertThat(each.path("id").asString()).isEqualTo(client.id());
                    assertThat(each.path("secret").asString()).isEqualTo(client.secret());
                    assertThat(each.path("institution").asString()).isEqualTo("other");
                });
    }

    @Test
    void noTwoSecretsAreTheSame() {
        assertThat(seed.client("demo", "machine").secret())
                .isNotEqualTo(seed.client("other", "machine").secret())
                .isNotEqualTo(seed.client("demo", "analyst").secret());
    }

    @Test
    void writingAgainKeepsTheSecrets() throws IOException {
        String first = Files.readString(seed.path());

        seed.write(List.of());

        assertThat(Files.readString(seed.path())).isEqualTo(first);
    }

    @Test
    void clientsThatSomebodyAddedAreTakenInAndTheirMistakesToldWithoutTheirContent()
            throws IOException {
        Path further = folder.resolve("state").resolve("clients.json");
        Files.writeString(further, "[{\"id\": \"bank-app\"}]");
        seed.write(List.of());
        assertThat(Files.readString(seed.path())).contains("bank-app");

        for (String wrong : List.of("{\"secret\": \"hidden\"}", "[{\"secret\": \"hidden\"")) {
            Files.writeString(further, wrong);
            assertThatThrownBy(() -> seed.write(List.of()))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("clients.json")
                    .hasMessageNotContaining("hidden");
        }
    }

    @Test
    void itIsNewsUntilItWasRead() throws IOException {
        assertThat(seed.isNews()).isTrue();

        seed.markRead();

        assertThat(seed.isNews()).isFalse();
        Files.writeString(seed.path(), "{}");
        assertThat(seed.isNews()).isTrue();
    }

    @Test
    void aRoleThatDoesNotExistIsAClearTrouble() {
        assertThatThrownBy(() -> seed.client("demo", "janitor"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("janitor")
                .hasMessageContaining("analyst");
    }
}
