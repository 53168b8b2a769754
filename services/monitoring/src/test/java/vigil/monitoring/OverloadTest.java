package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import vigil.monitoring.store.GroupCommit;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

class OverloadTest {

    @Test
    void whatCannotBeKeptInTimeIsRefusedAndCallersAreAskedToSlowDown() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        ConcurrentLinkedQueue<Door.Reply> replies = new ConcurrentLinkedQueue<>();
        try (House house =
                House.on(
                        street,
                        "--vigil.monitoring.store.waiting-rows=4",
                        "--vigil.monitoring.desk.deadline=1s")) {
            try (Connection overseer = street.database().overseer()) {
                lockTransactions(overseer);
                List<Thread> callers = fourCallers(house, replies);
                Until.holds(
                        "all room is taken", () -> house.part(GroupCommit.class).waiting() == 4);

                Door.Reply tooMuch =
                        house.machine().post("/v1/transactions", Payments.one("crowded-9", "1.00"));

                assertThat(tooMuch.status()).isEqualTo(429);
                assertThat(tooMuch.header("retry-after")).isEqualTo("1");
                for (Thread caller : callers) {
                    caller.join();
                }
                overseer.rollback();
            }
            assertThat(replies).hasSize(4).allMatch(reply -> reply.status() == 503);
            assertThat(replies).allMatch(reply -> !reply.header("retry-after").isEmpty());
            for (int i = 0; i < 4; i++) {
                String payment = Payments.one("crowded-" + i, "1.00");
                Until.holds(
                        "it is taken",
                        () -> house.machine().post("/v1/transactions", payment).status() == 200);
            }
        }
        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(4).doesNotHaveDuplicates();
    }

    private static List<Thread> fourCallers(
            House house, ConcurrentLinkedQueue<Door.Reply> replies) {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String payment = Payments.one("crowded-" + i, "1.00");
            callers.add(
                    Thread.ofVirtual()
                            .start(() ->
                                    replies.add(
                                            house.machine().post("/v1/transactions", payment))));
        }
        return callers;
    }

    private static void lockTransactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table transactions in exclusive mode");
        }
    }
}
