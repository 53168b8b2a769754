package vigil.launcher.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.terminal.Told;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.versions.SnapshotArchive;

class ScreenCommandTest {

    @TempDir private Path folder;
    private String archive = "";

    @BeforeEach
    void keepTheConsolidatedList() throws IOException {
        archive = folder.resolve("archive").toString();
        new SnapshotArchive(Path.of(archive))
                .adopt(DemoLists.consolidated(), Map.of(), Instant.parse("2024-02-01T00:00:00Z"));
    }

    @Test
    void aNameIsFoundAndExplained() {
        Told run = run("GAZPROMBANK", "--schema", "Company");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.text())
                .contains("GAZPROMBANK", "ofac-cons-", "the same", "OFAC's search tool");
    }

    @Test
    void nobodyIsSaidToBeNobody() {
        Told run = run("Xqwzv Plimbhurst", "--born", "1980");

        assertThat(run.exit()).isZero();
        assertThat(run.text()).contains("Nobody on these lists scores 0.50 or more.");
    }

    @Test
    void aFileIsScreenedRowByRow() throws IOException {
        Path file = folder.resolve("customers.csv");
        Path hits = folder.resolve("hits.csv");
        Files.writeString(
                file,
                "id,name,schema,dob\nc1,Nobody Whosoever,Person,1980\nc2,Gazprombank OAO,Company,\n");

        Told run = run(file.toString(), "--out", hits.toString());

        assertThat(run.exit()).isEqualTo(2);
        List<String> lines = Files.readAllLines(hits);
        assertThat(lines.getFirst()).isEqualTo("row,id,name,list,entry,caption,score,why");
        assertThat(lines).hasSizeGreaterThan(1).element(1).asString().startsWith("2,c2,Gazprom");
        assertThat(lines).noneMatch(line -> line.contains(",c1,"));
    }

    @Test
    void whatCannotBeAskedIsTold() throws IOException {
        assertThat(run("A", "--schema", "Sanction").text()).contains("no schema Sanction");
        assertThat(run("A", "--born", "soon").text()).contains("--born");
        assertThat(run("A", "--cutoff", "7").text()).contains("--cutoff");
        assertThat(run("A", "--list", "nowhere").text()).contains("No such list is kept: nowhere");
        assertThat(run("missing.csv").text()).contains("no file missing.csv");
        Path file = folder.resolve("nameless.csv");
        Files.writeString(file, "id,surname\n1,x\n");
        assertThat(run(file.toString()).text()).contains("column names");
    }

    private Told run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--archive";
        all[arguments.length + 1] = archive;
        return Told.by(ScreenCommand::new, all);
    }
}
