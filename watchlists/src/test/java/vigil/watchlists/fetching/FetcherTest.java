package vigil.watchlists.fetching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.watchlists.fetching.Fetched.Arrived;
import vigil.watchlists.fetching.Fetched.Failed;
import vigil.watchlists.fetching.Fetched.Mark;
import vigil.watchlists.fetching.Fetched.NotModified;

class FetcherTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private final Publisher publisher = new Publisher();
    private Fetcher fetcher = new Fetcher(1_000_000, SOON);

    @BeforeEach
    void publish() {
        publisher.publish("a list", "\"one\"");
    }

    @AfterEach
    void close() {
        fetcher.close();
        publisher.close();
    }

    @Test
    void aFileArrivesWithItsHashAndMark() throws Exception {
        Arrived arrived = (Arrived) fetch("/list", Mark.NONE);

        assertThat(arrived.file()).hasContent("a list");
        assertThat(arrived.hash())
                .isEqualTo("34d4e6513a0aa3774b2a0c0f1b902ed838e423b6c999d28b6b936a2baded703a");
        assertThat(arrived.mark().entityTag()).isEqualTo("\"one\"");
        assertThat(arrived.mark().lastModified()).startsWith("Thu, 25 Jan 2024");
    }

    @Test
    void aFileThatIsHereAlreadyIsNotSentAgain() throws Exception {
        Mark mark = ((Arrived) fetch("/list", Mark.NONE)).mark();

        assertThat(fetch("/list", mark)).isInstanceOf(NotModified.class);
        publisher.publish("another list", "\"two\"");
        assertThat(fetch("/list", mark)).isInstanceOf(Arrived.class);
    }

    @Test
    void aRedirectionIsFollowed() throws Exception {
        assertThat(fetch("/moved", Mark.NONE)).isInstanceOf(Arrived.class);
    }

    @Test
    void aFileThatIsTooLargeIsNotTaken() throws Exception {
        fetcher.close();
        fetcher = new Fetcher(1000, SOON);
        publisher.publish("x".repeat(1001), "");
        Path file = Files.writeString(folder.resolve("local"), "x".repeat(1001));

        assertThat(fetch("/list", Mark.NONE)).isInstanceOf(Failed.class);
        assertThat(fetcher.fetch(file.toUri(), Mark.NONE, folder.resolve("into")))
                .isInstanceOf(Failed.class);
        publisher.publish("x".repeat(1000), "");
        assertThat(fetch("/list", Mark.NONE)).isInstanceOf(Arrived.class);
    }

    @Test
    void errorsShortAnswersAndSilenceAreFailures() throws Exception {
        fetcher.close();
        fetcher = new Fetcher(10_000, Duration.ofMillis(500));

        assertThat(fetch("/short", Mark.NONE)).isInstanceOf(Failed.class);
        assertTimeoutPreemptively(
                SOON, () -> assertThat(fetch("/silent", Mark.NONE)).isInstanceOf(Failed.class));
        publisher.fail(503);
        assertThat(fetch("/list", Mark.NONE)).isEqualTo(new Failed("the publisher answers 503"));
        URI nobody = publisher.address("/list");
        publisher.close();
        assertThat(fetcher.fetch(nobody, Mark.NONE, folder.resolve("into")))
                .isInstanceOf(Failed.class);
    }

    @Test
    void filesAreCopiedAndOtherSchemesRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("local"), "a list");

        assertThat(fetcher.fetch(file.toUri(), Mark.NONE, folder.resolve("into")))
                .isInstanceOf(Arrived.class);
        assertThat(fetcher.fetch(folder.toUri(), Mark.NONE, folder.resolve("into")))
                .isInstanceOf(Failed.class);
        for (String address : new String[] {"ftp://127.0.0.1/x", "jar:file:/x!/y", "nothing"}) {
            assertThat(fetcher.fetch(URI.create(address), Mark.NONE, folder.resolve("into")))
                    .isInstanceOf(Failed.class);
        }
    }

    private Fetched fetch(String path, Mark known) throws InterruptedException, IOException {
        return fetcher.fetch(publisher.address(path), known, folder.resolve("into"));
    }
}
