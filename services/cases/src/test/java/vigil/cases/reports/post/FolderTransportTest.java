package vigil.cases.reports.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file leaves at most once, wherever the house dies on its way. */
class FolderTransportTest {

    private static final byte[] FILE = "<x/>".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @Test
    void whatWasTakenAwayIsNotSentAgain() throws Exception {
        FolderTransport transport = new FolderTransport(folder);
        transport.stage("a.xml", FILE);
        transport.release("a.xml");
        assertThat(folder.resolve("outgoing/a.xml")).hasBinaryContent(FILE);
        Files.delete(folder.resolve("outgoing/a.xml")); // The line takes it.

        transport.release("a.xml"); // The house died before it wrote down that it was sent.

        assertThat(folder.resolve("outgoing/a.xml")).doesNotExist();
    }

    @Test
    void whatWasStagedHalfIsStagedAgainWhole() throws Exception {
        FolderTransport transport = new FolderTransport(folder);
        Files.createDirectories(folder.resolve("staged"));
        Files.writeString(folder.resolve("staged/a.xml.part"), "<x"); // The house died here.

        transport.release("a.xml");
        assertThat(folder.resolve("outgoing/a.xml")).doesNotExist();
        transport.stage("a.xml", FILE);
        transport.release("a.xml");

        assertThat(folder.resolve("outgoing/a.xml")).hasBinaryContent(FILE);
        assertThat(folder.resolve("staged")).isEmptyDirectory();
    }

    @Test
    void answersThatAreStillBeingWrittenAreLeftAlone() throws Exception {
        FolderTransport transport = new FolderTransport(folder);
        assertThat(transport.answers()).isEmpty();
        Files.writeString(folder.resolve("incoming/a.xml.ACKED.part"), "<x");
        Files.writeString(folder.resolve("incoming/b.xml.ACKED"), "<x/>");

        assertThat(transport.answers())
                .extracting(FolderTransport::name)
                .containsExactly("b.xml.ACKED");
    }
}
