package vigil.monitoring.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigil.engine.TransactionId;

class WaitingTest {

    private static final TransactionId ID = new TransactionId(1, 2);

    private final Waiting waiting = new Waiting();

    @Test
    void allThatWaitForATransactionAreTold() {
        Waiting.Ticket first = waiting.on(ID);
        Waiting.Ticket second = waiting.on(ID);

        waiting.passed(ID, new Passed.Earlier());

        assertThat(first.passed()).isCompleted();
        assertThat(second.passed()).isCompleted();
        assertThat(first.isShared()).isFalse();
        assertThat(second.isShared()).isTrue();
    }

    @Test
    void whoGoesAwayDoesNotTakeTheOthersAlong() {
        Waiting.Ticket first = waiting.on(ID);
        Waiting.Ticket second = waiting.on(ID);

        first.close();
        waiting.passed(ID, new Passed.Earlier());

        assertThat(second.passed()).isCompleted();
    }

    @Test
    void nothingIsLeftBehind() {
        Waiting.Ticket told = waiting.on(ID);
        waiting.passed(ID, new Passed.Earlier());
        Waiting.Ticket anew = waiting.on(ID);
        told.close();
        assertThat(waiting.size()).isEqualTo(1);
        anew.close();

        assertThat(waiting.size()).isZero();
    }

    @Test
    void aPlaceIsReachedOnceTheRecordAtItIsTaken() {
        Milestones milestones = new Milestones();
        var early = milestones.past(4);
        var later = milestones.past(9);

        milestones.reach(5);

        assertThat(early).isCompleted();
        assertThat(later).isNotCompleted();
        assertThat(milestones.past(4)).isCompleted();
        milestones.reach(10);
        assertThat(later).isCompleted();
    }
}
