package vigil.screening.jobs;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.secrecy.Sealer;
import vigil.screening.jobs.JobDesk.Waiting;
import vigil.screening.register.Watches;

/** Works files off one after the other, also those of before the last stop. */
public final class Jobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final long PAUSE_MILLIS = 2_000;
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final String ACTOR = "screening";

    /** After this many a job is given up, unless it waits for the disk or the database. */
    private static final int MOST_TRIES = 5;

    private final JobParts parts;
    private final JobDesk desk;
    private final BlockingQueue<Waiting> queue;
    private final Watches watches;
    private final Evidence evidence;
    private final DataSource dataSource;
    private final Map<UUID, Integer> tries = new ConcurrentHashMap<>();
    private volatile boolean running;
    private boolean brokenOff;
    private @Nullable Thread thread;

    public Jobs(
            JobParts parts,
            JobDesk desk,
            Watches watches,
            Evidence evidence,
            DataSource dataSource) {
        this.parts = parts;
        this.desk = desk;
        this.queue = desk.queue();
        this.watches = watches;
        this.evidence = evidence;
        this.dataSource = dataSource;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("jobs").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        Thread present = thread;
        if (present != null) {
            try {
                queue.add(new Waiting(new InstitutionId("none"), new UUID(0, 0)));
                present.join(FAREWELL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        try {
            while (running) {
                if (isOurs() && isFound()) {
                    workOn();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever watches the customers works the jobs off: two would write the same results. */
    private boolean isOurs() {
        return running && parts.lists().isReady() && watches.isReady();
    }

    /** What is under way ends with the custody, and is found again with the next one. */
    private boolean goesOn() {
        boolean ours = isOurs();
        brokenOff |= !ours;
        return ours;
    }

    private void workOn() throws InterruptedException {
        brokenOff = false;
        while (!brokenOff && isOurs()) {
            tidyUp();
            Waiting next = queue.poll(parts.settings().upkeep().toMillis(), TimeUnit.MILLISECONDS);
            if (next != null && isOurs() && !isOver(next)) {
                queue.add(next);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** What was under way before; files that nobody knows are deleted. */
    private boolean isFound() throws InterruptedException {
        try {
            // Files first: whoever sends one now has written its row before.
            Set<UUID> unknown = new HashSet<>(parts.files().jobs());
            queue.clear();
            for (InstitutionId institution : Questions.institutions(dataSource)) {
                unknown.removeAll(
                        JobRows.ids(parts.questions(), institution, "'receiving', 'completed'"));
                List<UUID> unfinished =
                        JobRows.ids(parts.questions(), institution, "'waiting', 'running'");
                unknown.removeAll(Set.copyOf(unfinished));
                unfinished.forEach(job -> queue.add(new Waiting(institution, job)));
            }
            unknown.forEach(parts.files()::delete);
            return true;
        } catch (SQLException | IOException | RuntimeException e) {
            told("jobs cannot be found yet", e);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return false;
        }
    }

    /** Destroys results whose time is over, and what is left of files that did not come. */
    private void tidyUp() {
        try {
            for (InstitutionId institution : Questions.institutions(dataSource)) {
                tidyUp(institution);
            }
        } catch (SQLException | RuntimeException e) {
            told("results of jobs are kept longer", e);
        }
    }

    private void tidyUp(InstitutionId institution) {
        try {
            parts.questions()
                    .change(institution, connection -> expired(connection, institution))
                    .forEach(parts.files()::delete);
            desk.tidyUp(institution);
        } catch (RuntimeException e) {
            told("results of jobs are kept longer", e);
        }
    }

    private List<UUID> expired(Connection connection, InstitutionId institution)
            throws SQLException {
        List<UUID> jobs = JobRows.expire(connection, parts.settings().resultsKept());
        for (UUID job : jobs) {
            parts.files().eraseKey(connection, institution, job);
        }
        evidence.record(
                connection,
                jobs.stream().map(job -> act(institution, ACTOR, "job.expired", job)).toList());
        return jobs;
    }

    /** Whether a job need not be tried again; whatever happens to one, the others have a turn. */
    private boolean isOver(Waiting next) {
        try {
            workOff(next);
            tries.remove(next.job());
            return true;
        } catch (Refusal e) {
            // Cancelled meanwhile, or the database is away.
            return e.problem().status() != ProblemCode.UNAVAILABLE.status();
        } catch (JobFiles.NotKept e) {
            return isTold(next, e);
        } catch (RuntimeException e) {
            return isTold(next, e) || isGivenUp(next);
        }
    }

    /** Of the same job less and less often. */
    private boolean isTold(Waiting next, Exception e) {
        int tried = tries.merge(next.job(), 1, Integer::sum);
        if (Integer.bitCount(tried) == 1) {
            log.atError()
                    .setMessage("a job could not go on; it is tried again")
                    .addKeyValue("job", next.job())
                    .addKeyValue("tried", tried)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .addKeyValue("at", e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "")
                    .log();
        }
        return false;
    }

    private boolean isGivenUp(Waiting next) {
        if (tries.getOrDefault(next.job(), 0) < MOST_TRIES) {
            return false;
        }
        try {
            fail(next, "it could not be worked off");
            tries.remove(next.job());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void workOff(Waiting next) throws JobFiles.NotKept {
        JobRun run = new JobRun(next.institution(), next.job(), parts, this::goesOn);
        try {
            if (run.run()) {
                end(next, "completed", null);
                parts.files().deleteRows(next.job());
            }
        } catch (UnreadableFile e) {
            fail(next, String.valueOf(e.getMessage()));
        } catch (JobFiles.NotKept e) {
            throw e;
        } catch (IOException | Sealer.Broken e) {
            log.atError()
                    .setMessage("a job failed")
                    .addKeyValue("job", next.job())
                    .setCause(e)
                    .log();
            fail(next, "its files can no longer be read");
        }
    }

    private void fail(Waiting job, String reason) {
        end(job, "failed", reason);
        parts.files().delete(job.job());
        parts.questions()
                .change(
                        job.institution(),
                        connection -> {
                            parts.files().eraseKey(connection, job.institution(), job.job());
                            return true;
                        });
    }

    /** What an exception says may be of a row: its kind is enough. */
    private static void told(String what, Exception e) {
        log.atWarn().setMessage(what).addKeyValue("cause", e.getClass().getSimpleName()).log();
    }

    private void end(Waiting job, String state, @Nullable String reason) {
        parts.questions()
                .change(
                        job.institution(),
                        connection -> {
                            if (JobRows.end(connection, job.job(), state, reason)) {
                                evidence.record(
                                        connection,
                                        List.of(
                                                act(
                                                        job.institution(),
                                                        ACTOR,
                                                        "job." + state,
                                                        job.job())));
                            }
                            return true;
                        });
    }

    private static Act act(InstitutionId institution, String actor, String verb, UUID job) {
        return new Act(institution, actor, verb, job.toString(), Map.of());
    }
}
