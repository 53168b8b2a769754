package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** A standby takes over under load; senders know both addresses and go on until answered. */
class TakeoverTest {

    private static final int SENDERS = 6;

    private final StreetParts street = new StreetParts("monitoring");
    private final AtomicInteger turn = new AtomicInteger();

    @TempDir private Path emptyState = Path.of("");

    @Test
    void whenTheLeaderIsKilledTheStandbyLosesAndDoublesNothing() throws Exception {
        try (KilledHouse leader = KilledHouse.on(street);
                KilledHouse standby = KilledHouse.standby(street)) {
            assertThat(standby.isReady()).isFalse();
            Senders senders = senders(leader, standby);
            senders.more(300);

            leader.kill();
            long killed = System.nanoTime();
            untilAnswersResume("killed", killed, senders, standby);
            senders.more(300);

            requireEachOnce(senders.stop());
            assertThat(standby.terminate()).isEqualTo(143);
        }
        Replay.requireTheSame(street, emptyState);
    }

    @Test
    void whenTheLeaderIsPausedItCannotWriteOnceItWakes() throws Exception {
        try (KilledHouse leader = KilledHouse.on(street);
                KilledHouse standby = KilledHouse.standby(street)) {
            Senders senders = senders(leader, standby);
            senders.more(300);

            leader.pause();
            long paused = System.nanoTime();
            Until.holds("the standby leads", standby::isReady);
            leader.resume(); // In the middle of what it did; it believes that it leads.
            untilAnswersResume("paused", paused, senders, standby);
            senders.more(300);
            Until.holds("the old leader follows", () -> !leader.isReady());
            int sent = senders.stop();

            requireEachOnce(sent);
            standby.terminate();
            Until.holds("the old leader leads again", leader::isReady);
            assertThat(leader.machine().post("/v1/transactions", Payments.one("after", "1.00")))
                    .returns(200, Door.Reply::status);
            leader.terminate();
        }
        Replay.requireTheSame(street, emptyState);
    }

    /** Each request goes to the other address than the one before it. */
    private Senders senders(KilledHouse one, KilledHouse other) {
        return new Senders(
                SENDERS, () -> turn.getAndIncrement() % 2 == 0 ? one.machine() : other.machine());
    }

    private static void untilAnswersResume(
            String what, long since, Senders senders, KilledHouse next) {
        Until.holds("the standby is ready", next::isReady);
        senders.more(1);
        System.out.printf(
                "leader %s: answers resumed after %.1f s%n",
                what, (System.nanoTime() - since) / 1e9);
    }

    private void requireEachOnce(int sent) {
        Until.holds(
                "the read side has all",
                () -> street.database().number("select count(*) from decisions") == sent);
        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(sent).doesNotHaveDuplicates();
        assertThat(street.database().number("select count(*) from transactions")).isEqualTo(sent);
    }
}
