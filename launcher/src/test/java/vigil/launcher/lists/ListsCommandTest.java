package vigil.launcher.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.terminal.Told;

class ListsCommandTest {
    private static final String ROW =
            "%d,\"FICTIVE, Anton %d\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB %d.\"\n";

    @TempDir private Path folder;
    private Path earlier = Path.of("");
    private Path later = Path.of("");

    @BeforeEach
    void writeLists() throws IOException {
        earlier = folder.resolve("sdn.csv");
        later = folder.resolve("sdn-next.csv");
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            rows.append(String.format(ROW, i, i, 1954));
        }
        Files.writeString(earlier, rows);
        Files.writeString(
                later,
                rows.toString().replace("Anton 7\"", "Anton Seven\"")
                        + String.format(ROW, 61, 61, 1955));
        Files.writeString(folder.resolve("alt.csv"), "7,1,\"aka\",\"TONI, A.\",-0- \n");
    }

    @Test
    void aListIsReadWithTheFilesBesideIt() {
        Told run =
                run("read", earlier.toString(), "--save", folder.resolve("a.snapshot").toString());

        assertThat(run.exit()).isZero();
        assertThat(run.text())
                .contains("ofac-sdn: 120 entities", "version ", "The guards let it pass.");
        assertThat(folder.resolve("a.snapshot")).isNotEmptyFile();
    }

    @Test
    void twoVersionsAreComparedAsFilesOrSnapshots() {
        run("read", earlier.toString(), "--save", folder.resolve("a.snapshot").toString());

        Told run = run("diff", folder.resolve("a.snapshot").toString(), later.toString());

        assertThat(run.text())
                .contains(
                        "+ ofac-sdn-61 Person Anton 61 FICTIVE",
                        "~ ofac-sdn-7 alias, firstName, name",
                        "2 came, 0 went, 1 changed.");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aNewVersionComesIntoForceAndAnEmptyOneDoesNot() throws IOException {
        String archive = folder.resolve("archive").toString();

        assertThat(run("status", "--archive", archive).text()).contains("No list is kept yet");
        assertThat(run("update", earlier.toString(), "--archive", archive).text())
                .contains("is in force, 120 entities");
        assertThat(run("update", earlier.toString(), "--archive", archive).text())
                .contains("nothing new");
        Files.writeString(earlier, "");
        Told empty =
                run(
                        "update",
                        earlier.toString(),
                        "--format",
                        "ofac-sdn-classic",
                        "--archive",
                        archive);
        assertThat(empty.exit()).isOne();
        assertThat(empty.text()).contains("refused; the version in force stays");
        assertThat(run("status", "--archive", archive).text()).contains("ofac-sdn");
    }

    @Test
    void whatIsNoListIsToldInASentence() throws IOException {
        Path noise = Files.writeString(folder.resolve("noise"), "nothing of the kind");

        assertThat(run("read", noise.toString()).text()).contains("begins like no list");
        assertThat(run("read", noise.toString(), "--format", "unheard-of").text())
                .contains("there is no format unheard-of");
        assertThat(run("read", noise.toString(), "--format", "un-xml").text())
                .contains("is refused");
    }

    private static Told run(String... arguments) {
        return Told.by(ListsCommand::new, arguments);
    }
}
