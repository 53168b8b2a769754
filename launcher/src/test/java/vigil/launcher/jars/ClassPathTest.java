package vigil.launcher.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

class ClassPathTest {

    @TempDir Path folder;
    private Path jar;
    private StateFolder state;

    @BeforeEach
    void build() throws IOException {
        Path target = Files.createDirectories(folder.resolve("check out/services/door/target"));
        jar = Files.writeString(target.resolve("door-0.1.0.jar"), "first build");
        Files.writeString(
                target.resolve("classpath"), "/repository/a.jar" + File.pathSeparator + "/b.jar");
        state = new StateFolder(folder.resolve("check out"), folder.resolve("state")).open();
    }

    private ClassPath ofModule() {
        return ClassPath.ofModule(state.checkout(), "services/door");
    }

    @Test
    void aModulesOwnJarComesFirst() {
        assertThat(ofModule().entries())
                .containsExactly(jar, Path.of("/repository/a.jar"), Path.of("/b.jar"));
    }

    @Test
    void aLaterBuildDoesNotTouchWhatRuns() throws IOException {
        Path running = ofModule().staged(state).entries().getFirst();

        Files.writeString(jar, "second build");

        assertThat(running).hasContent("first build");
        assertThat(ofModule().staged(state).entries().getFirst()).hasContent("second build");
    }

    @Test
    void theSameContentIsTheSameCopy() throws IOException {
        List<Path> first = ofModule().staged(state).entries();

        Files.writeString(jar, "first build");

        assertThat(ofModule().staged(state).entries()).isEqualTo(first);
    }

    @Test
    void jarsOfTheRepositoryStayWhereTheyAre() {
        assertThat(ofModule().staged(state).entries()).contains(Path.of("/repository/a.jar"));
    }

    @Test
    void aModuleThatIsNotBuiltIsAClearTrouble() throws IOException {
        Files.delete(jar);

        assertThatThrownBy(this::ofModule)
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("services/door is not built");
    }
}
