package vigil.cases.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.pages.Times;
import vigil.cases.queue.Act;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemLife;
import vigil.cases.queue.ItemRows;
import vigil.cases.queue.ItemState;
import vigil.cases.told.Beat;
import vigil.cases.told.Chronicle;
import vigil.cases.triage.ItemWork;
import vigil.cases.triage.ItemWork.Step;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/** Does what time alone does: wakes what was put aside, and moves up what nears its deadline. */
public class QueueClock {

    private static final int BATCH = 500;

    private final DataSource dataSource;
    private final Questions questions;
    private final ItemWork work;

    public QueueClock(DataSource dataSource, Questions questions, ItemWork work) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.work = work;
    }

    /** Looks after every institution; what fails is tried again at the next beat. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        Beat.each(
                dataSource,
                "the queue's clock waits for its store",
                institution -> {
                    wake(institution);
                    age(institution);
                });
    }

    private void wake(InstitutionId institution) {
        Caller clock = new Caller(institution, Chronicle.HOUSE, Set.of());
        questions.change(
                institution,
                connection -> {
                    List<UUID> due =
                            due(
                                    connection,
                                    "select item_id from work_items where snoozed_until <= ? limit ?");
                    for (Item item : ItemRows.lock(connection, due)) {
                        if (ItemLife.after(item.standing().state(), Act.WAKE).isPresent()) {
                            work.step(
                                    connection,
                                    clock,
                                    item,
                                    item.standing().in(ItemState.NEW),
                                    new Step("woken", Map.of()));
                        }
                    }
                    return due.size();
                });
    }

    private void age(InstitutionId institution) {
        questions.change(
                institution,
                connection -> {
                    List<UUID> due =
                            due(
                                    connection,
                                    "select item_id from work_items where next_stage_at <= ? limit ?");
                    Instant now = work.chronicle().now();
                    for (Item item : ItemRows.lock(connection, due)) {
                        ItemRows.weigh(connection, item.id(), item.finding(), item.times(), now);
                    }
                    return due.size();
                });
    }

    private List<UUID> due(Connection connection, String question) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question)) {
            select.setObject(1, Times.of(work.chronicle().now()));
            select.setInt(2, BATCH);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }
}
