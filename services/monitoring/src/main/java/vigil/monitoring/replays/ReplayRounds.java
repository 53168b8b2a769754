package vigil.monitoring.replays;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.decisions.v1.Decision;
import vigil.engine.scenarios.Wording;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.comparison.LogComparison;
import vigil.monitoring.decisions.DecisionReader;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.replays.ReplayRows.Ending;
import vigil.monitoring.rounds.Rounds;

/**
 * Makes decisions again, one after the other, in a core of its own that is shown the log from its
 * start. What a house that went down has left is begun anew.
 */
public final class ReplayRounds extends Rounds {

    /** Each round asks every institution, and replays are rare. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    private static final long PROGRESS_EVERY = 20_000;
    private static final String BY = "monitoring";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource dataSource;
    private final Questions questions;
    private final LogComparison log;
    private final Evidence evidence;
    private final Semaphore furtherCore;
    private final Loops loops;
    private final Wording wording;

    /**
     * @param furtherCore held by whoever keeps a core beside those that decide
     */
    public ReplayRounds(
            DataSource dataSource,
            Questions questions,
            LogComparison log,
            Evidence evidence,
            Semaphore furtherCore,
            Loops loops) {
        super("replays", EVERY);
        this.dataSource = dataSource;
        this.questions = questions;
        this.log = log;
        this.evidence = evidence;
        this.furtherCore = furtherCore;
        this.loops = loops;
        this.wording = log.wording();
    }

    @Override
    protected boolean isDue() {
        return loops.isLeading();
    }

    @Override
    protected void round() throws SQLException, InterruptedException {
        for (InstitutionId institution : Questions.institutions(dataSource)) {
            Optional<Replay> next =
                    questions.ask(
                            institution,
                            connection -> ReplayRows.unfinished(connection, institution));
            if (next.isPresent()) {
                furtherCore.acquire();
                try {
                    run(next.get());
                } finally {
                    furtherCore.release();
                }
            }
        }
    }

    private void run(Replay replay) throws InterruptedException {
        long place = replay.place().offset();
        long[] told = {-PROGRESS_EVERY};
        List<ScenarioView> near = new ArrayList<>();
        try {
            LogComparison.Result result =
                    log.compare(
                            replay.place().partition(),
                            new LogComparison.Range(place, place + 1),
                            reached -> {
                                if (reached - told[0] >= PROGRESS_EVERY) {
                                    told[0] = reached;
                                    progress(replay, Math.min(reached, place));
                                }
                            },
                            (inForce, moment) ->
                                    near.addAll(ScenarioView.all(inForce, moment, wording)));
            String difference = difference(replay, result);
            end(
                    replay,
                    new Ending(
                            difference == null ? "equal" : "different",
                            difference,
                            near.isEmpty() ? null : JSON.writeValueAsString(near)));
        } catch (InterruptException e) {
            throw new InterruptedException("the house stops");
        } catch (KafkaException e) {
            putOff(e);
            end(replay, new Ending("failed", null, null));
        }
    }

    /** Null when the log, the topic of decisions and what officers are shown say the same. */
    private @Nullable String difference(Replay replay, LogComparison.Result result) {
        Decision again = result.last();
        if (result.difference() != null || again == null) {
            return again == null ? "the log gives no decision at this place" : result.difference();
        }
        Map<UUID, Decision> shown =
                questions.ask(
                        replay.institution(),
                        connection ->
                                DecisionReader.find(connection, List.of(replay.transaction())));
        Decision row = shown.get(replay.transaction());
        return row != null && asShown(again).equals(asShown(row))
                ? null
                : "the topic of decisions has the same, but the row that is shown is another one";
    }

    /** Without what rows do not keep. */
    private static Decision asShown(Decision decision) {
        return decision.toBuilder().clearFingerprint().clearShadowHits().build();
    }

    private void progress(Replay replay, long reached) {
        questions.change(
                replay.institution(),
                connection -> {
                    ReplayRows.progress(connection, replay.id(), reached);
                    return reached;
                });
    }

    private void end(Replay replay, Ending ending) {
        questions.change(
                replay.institution(),
                connection -> {
                    boolean ended = ReplayRows.end(connection, replay, ending);
                    if (ended) {
                        evidence.record(
                                connection,
                                List.of(
                                        new Act(
                                                replay.institution(),
                                                BY,
                                                "decision.replayed",
                                                replay.transaction().toString(),
                                                Map.of(
                                                        "replay",
                                                        replay.id().toString(),
                                                        "state",
                                                        ending.state()))));
                    }
                    return ended;
                });
    }
}
