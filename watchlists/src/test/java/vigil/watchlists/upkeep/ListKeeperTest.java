package vigil.watchlists.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.fetching.Fetcher;
import vigil.watchlists.fetching.Publisher;
import vigil.watchlists.ftm.FtmReader;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ReadingLimits;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.SnapshotArchive;

class ListKeeperTest {
    private static final ListId LIST = new ListId("kept");

    @TempDir private Path folder;
    private final Publisher publisher = new Publisher();
    private final Fetcher fetcher = new Fetcher(1_000_000, Duration.ofSeconds(20));
    private final Heard heard = new Heard();
    private Instant now = ReadLists.NOON;

    private static final class Heard implements ListListener {
        final List<Update> updates = new ArrayList<>();
        final List<Instant> stale = new ArrayList<>();
        final CountDownLatch three = new CountDownLatch(3);

        @Override
        public void updated(Update update) {
            updates.add(update);
            three.countDown();
        }

        @Override
        public void stale(ListId list, Instant since) {
            stale.add(since);
        }
    }

    @AfterEach
    void close() {
        fetcher.close();
        publisher.close();
    }

    @Test
    void theFirstVersionAndEveryNewOneComeIntoForceWithTheirDelta() throws Exception {
        ListKeeper keeper = keeper();
        publisher.publish(persons(1, 100), "\"one\"");
        Update first = keeper.refresh();
        publisher.publish(persons(3, 101), "\"two\"");

        Update second = keeper.refresh();

        assertThat(first)
                .isInstanceOfSatisfying(
                        Update.Adopted.class, adopted -> assertThat(adopted.delta()).isEmpty());
        assertThat(second)
                .isInstanceOfSatisfying(
                        Update.Adopted.class,
                        adopted -> {
                            assertThat(adopted.delta().orElseThrow().added()).hasSize(1);
                            assertThat(adopted.delta().orElseThrow().removed()).hasSize(2);
                        });
        assertThat(heard.updates).containsExactly(first, second);
        assertThat(keeper.current().orElseThrow().entities()).hasSize(99);
    }

    @Test
    void theSameFileIsNotANewVersion() throws Exception {
        ListKeeper keeper = keeper();
        publisher.publish(persons(1, 100), "\"one\"");
        keeper.refresh();

        assertThat(keeper.refresh()).isInstanceOf(Update.Unchanged.class);
        assertThat(publisher.sent).hasValue(1);
        publisher.publish(persons(1, 100), "\"moved\"");
        assertThat(keeper.refresh()).isInstanceOf(Update.Unchanged.class);
        publisher.publish(persons(1, 100) + "\n", "\"blank\"");
        assertThat(keeper.refresh()).isInstanceOf(Update.Unchanged.class);
        assertThat(new SnapshotArchive(folder).versions(LIST)).hasSize(1);
    }

    @Test
    void anEmptyFileIsRefusedAgainAndAgainAndTheLastGoodVersionStays() throws Exception {
        ListKeeper keeper = keeper();
        publisher.publish(persons(1, 100), "\"one\"");
        keeper.refresh();
        publisher.publish("", "\"empty\"");

        Update first = keeper.refresh();
        Update second = keeper.refresh();

        assertThat(first)
                .isInstanceOfSatisfying(
                        Update.Refused.class,
                        refused ->
                                assertThat(refused.breaches())
                                        .containsExactly(
                                                new GuardBreach(
                                                        GuardBreach.Kind.UNREADABLE,
                                                        "the list is empty")));
        assertThat(second).isEqualTo(first);
        assertThat(keeper.current().orElseThrow().entities()).hasSize(100);
    }

    @Test
    void aListThatLostHalfIsHeldBack() throws Exception {
        ListKeeper keeper = keeper();
        publisher.publish(persons(1, 100), "\"one\"");
        keeper.refresh();
        publisher.publish(persons(1, 50), "\"half\"");

        assertThat(keeper.refresh())
                .isInstanceOfSatisfying(
                        Update.Refused.class,
                        refused ->
                                assertThat(refused.breaches())
                                        .extracting(GuardBreach::kind)
                                        .containsExactly(
                                                GuardBreach.Kind.SHRINKAGE,
                                                GuardBreach.Kind.IDENTITY_CHURN));
        assertThat(keeper.current().orElseThrow().entities()).hasSize(100);
    }

    @Test
    void theAlarmIsRaisedWhenAListGrowsStaleAndAgainAfterEveryPeriod() throws Exception {
        ListKeeper keeper = keeper();
        publisher.publish(persons(1, 100), "\"one\"");
        keeper.refresh();
        Instant success = now;
        publisher.fail(500);

        refreshAfter(keeper, Duration.ofHours(12).minusSeconds(1));
        assertThat(heard.stale).isEmpty();
        refreshAfter(keeper, Duration.ofSeconds(1));
        assertThat(heard.stale).containsExactly(success);
        refreshAfter(keeper, Duration.ofHours(1));
        assertThat(heard.stale).hasSize(1);
        refreshAfter(keeper, Duration.ofHours(11));
        assertThat(heard.stale).containsExactly(success, success);
        publisher.publish(persons(1, 100), "\"one\"");
        refreshAfter(keeper, Duration.ofHours(13));
        assertThat(heard.stale).hasSize(2);
    }

    @Test
    void aRestartDoesNotMakeAListFresh() throws Exception {
        publisher.publish(persons(1, 100), "\"one\"");
        keeper().refresh();
        Instant success = now;
        publisher.fail(500);

        refreshAfter(keeper(), Duration.ofHours(6));
        refreshAfter(keeper(), Duration.ofHours(6).minusSeconds(1));
        assertThat(heard.stale).isEmpty();
        refreshAfter(keeper(), Duration.ofSeconds(1));
        assertThat(heard.stale).containsExactly(success);
        refreshAfter(keeper(), Duration.ofHours(1));
        assertThat(heard.stale).hasSize(1);
        assertThat(keeper().fresh()).isEqualTo(success);
    }

    @Test
    void aListThatNeverCameGrowsStaleOverRestarts() throws Exception {
        Instant began = now;
        publisher.fail(500);

        refreshAfter(keeper(), Duration.ofHours(7));
        refreshAfter(keeper(), Duration.ofHours(7));

        assertThat(heard.stale).containsExactly(began);
    }

    @Test
    void refusedVersionsDoNotKeepAListFresh() throws Exception {
        ListKeeper keeper = keeper();
        publisher.publish(persons(1, 100), "\"one\"");
        keeper.refresh();
        publisher.publish("noise", "\"noise\"");

        refreshAfter(keeper, Duration.ofHours(12));

        assertThat(heard.stale).hasSize(1);
    }

    @Test
    void theVersionInForceIsThereAgainAfterARestart() throws Exception {
        publisher.publish(persons(1, 100), "\"one\"");
        keeper().refresh();

        ListKeeper again = keeper();

        assertThat(again.current().orElseThrow().entities()).hasSize(100);
        assertThat(again.refresh()).isInstanceOf(Update.Unchanged.class);
    }

    @Test
    void aScheduleAsksAgainAndAgain() throws Exception {
        publisher.publish(persons(1, 100), "\"one\"");
        KeptList often = kept(Duration.ofMillis(20), Duration.ofHours(1));

        try (ListSchedule schedule =
                ListSchedule.of(
                        List.of(
                                new ListKeeper(
                                        often,
                                        fetcher,
                                        new SnapshotArchive(folder),
                                        heard,
                                        () -> now)))) {
            assertThat(schedule).isNotNull();
            assertThat(heard.three.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aListIsAskedForBeforeItIsStale() {
        assertThatThrownBy(() -> kept(Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        KeptList usual =
                KeptList.usual(
                        LIST, new FtmReader(), Map.of(ListFiles.MAIN, URI.create("file:/x")));
        assertThat(usual.every()).isEqualTo(Duration.ofMinutes(30));
        assertThat(usual.staleAfter()).isEqualTo(Duration.ofHours(12));
    }

    private void refreshAfter(ListKeeper keeper, Duration time) throws InterruptedException {
        now = now.plus(time);
        keeper.refresh();
    }

    private ListKeeper keeper() throws IOException {
        return new ListKeeper(
                kept(Duration.ofMinutes(30), Duration.ofHours(12)),
                fetcher,
                new SnapshotArchive(folder),
                heard,
                () -> now);
    }

    private KeptList kept(Duration every, Duration staleAfter) {
        return new KeptList(
                LIST,
                new FtmReader(),
                Map.of(ListFiles.MAIN, publisher.address("/list")),
                every,
                staleAfter,
                ReadingLimits.defaults(),
                GuardSettings.defaults());
    }

    private static String persons(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i <= to; i++) {
            lines.append("{\"id\": \"p")
                    .append(i)
                    .append("\", \"schema\": \"Person\", \"properties\": {\"name\": [\"N")
                    .append(i)
                    .append("\"]}}\n");
        }
        return lines.toString();
    }
}
