package vigil.screening.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.secrecy.Sealer;
import vigil.screening.register.Institutions;

/** Takes files in and works them off one after the other, also those of before the last stop. */
public final class Jobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final int RETRY_AFTER_SECONDS = 30;
    private static final long PAUSE_MILLIS = 2_000;
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final String ACTOR = "screening";

    private final JobParts parts;
    private final Evidence evidence;
    private final DataSource dataSource;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Set<UUID> received = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread thread;

    private record Waiting(InstitutionId institution, UUID job) {}

    public Jobs(JobParts parts, Evidence evidence, DataSource dataSource) {
        this.parts = parts;
        this.evidence = evidence;
        this.dataSource = dataSource;
    }

    /** A job and whether it was made by this call. */
    record Sent(JobView job, boolean isNew) {}

    /** Keeps a file and lets it wait for its turn; the same key again is the same job. */
    Sent send(Caller caller, @Nullable String key, InputStream body) {
        Optional<JobView> known = known(caller, key);
        if (known.isPresent()) {
            return new Sent(known.get(), false);
        }
        UUID job = UUID.randomUUID();
        received.add(job);
        SecretKey secret =
                parts.questions()
                        .change(
                                caller.institution(),
                                connection -> {
                                    Institutions.note(connection, caller.institution());
                                    return parts.files()
                                            .makeKey(connection, caller.institution(), job);
                                });
        boolean kept = false;
        try {
            receive(job, secret, body);
            JobView view = insert(caller, job, key);
            kept = view.job().equals(job.toString());
            if (kept) {
                queue.add(new Waiting(caller.institution(), job));
            }
            return new Sent(view, kept);
        } finally {
            if (!kept) {
                drop(caller.institution(), job);
            }
        }
    }

    private Optional<JobView> known(Caller caller, @Nullable String key) {
        return parts.questions()
                .ask(
                        caller.institution(),
                        connection -> {
                            Optional<JobView> known =
                                    key == null ? Optional.empty() : JobRows.ofKey(connection, key);
                            if (known.isEmpty()
                                    && JobRows.unfinished(connection)
                                            >= parts.settings().unfinished()) {
                                throw new Refusal(
                                        Problem.of(
                                                        ProblemCode.TOO_MANY_REQUESTS,
                                                        "As many files wait as may; send it again later.")
                                                .retryAfter(RETRY_AFTER_SECONDS));
                            }
                            return known;
                        });
    }

    private void receive(UUID job, SecretKey secret, InputStream body) {
        try {
            parts.files().receive(job, secret, body, parts.settings().largestFile());
        } catch (IOException e) {
            throw Refusal.of(ProblemCode.MALFORMED, "The file broke off; send it again.");
        }
        try (NameRows rows = NameRows.read(parts.files().rows(job, secret))) {
            // Its first line is one of column names: the rest is for the job.
        } catch (UnreadableFile e) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "This is not a file of names that can be read.",
                    List.of(FieldError.of("file", String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            throw Refusal.of(ProblemCode.MALFORMED, "The packed file is damaged.");
        }
    }

    private JobView insert(Caller caller, UUID job, @Nullable String key) {
        return parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            boolean isNew = JobRows.insert(connection, caller, job, key);
                            if (!isNew && key != null) {
                                return JobRows.ofKey(connection, key).orElseThrow();
                            }
                            evidence.record(
                                    connection,
                                    List.of(
                                            act(
                                                    caller.institution(),
                                                    caller.login(),
                                                    "job.sent",
                                                    job)));
                            return JobRows.find(connection, job).orElseThrow();
                        });
    }

    /** Stops a job, or gives up what is left of one; its key is destroyed. */
    void cancel(Caller caller, UUID job) {
        parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            if (!JobRows.cancel(connection, job)) {
                                throw Filter.notFound();
                            }
                            parts.files().eraseKey(connection, caller.institution(), job);
                            evidence.record(
                                    connection,
                                    List.of(
                                            act(
                                                    caller.institution(),
                                                    caller.login(),
                                                    "job.cancelled",
                                                    job)));
                            return true;
                        });
        parts.files().delete(job);
    }

    private void drop(InstitutionId institution, UUID job) {
        parts.files().delete(job);
        parts.questions()
                .change(
                        institution,
                        connection -> {
                            parts.files().eraseKey(connection, institution, job);
                            return true;
                        });
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
            while (running && !(parts.lists().isReady() && findUnfinished())) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 20);
            }
            while (running) {
                expire();
                Waiting next =
                        queue.poll(parts.settings().upkeep().toMillis(), TimeUnit.MILLISECONDS);
                if (running && next != null && !isWorkedOff(next)) {
                    queue.add(next);
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was under way before the last stop; files of then that nobody knows are deleted. */
    private boolean findUnfinished() {
        try {
            Set<UUID> known = new HashSet<>();
            for (InstitutionId institution : Questions.institutions(dataSource)) {
                known.addAll(
                        parts.questions()
                                .ask(
                                        institution,
                                        connection ->
                                                JobRows.ids(
                                                        connection,
                                                        "'waiting', 'running', 'completed'")));
                parts.questions()
                        .ask(
                                institution,
                                connection -> JobRows.ids(connection, "'waiting', 'running'"))
                        .forEach(job -> queue.add(new Waiting(institution, job)));
            }
            parts.files().deleteAllBut(job -> known.contains(job) || received.contains(job));
            return true;
        } catch (SQLException | Refusal e) {
            queue.clear();
            return false;
        } catch (IOException e) {
            log.warn("files of jobs that nobody knows could not be deleted", e);
            return true;
        }
    }

    /** Destroys results whose time is over. */
    private void expire() {
        try {
            for (InstitutionId institution : Questions.institutions(dataSource)) {
                parts.questions()
                        .change(institution, connection -> expired(connection, institution))
                        .forEach(parts.files()::delete);
            }
        } catch (SQLException | Refusal e) {
            log.atWarn()
                    .setMessage("results of jobs are kept longer, the database is away")
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
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

    /** Whether a job need not be tried again. */
    private boolean isWorkedOff(Waiting next) {
        try {
            workOff(next);
            return true;
        } catch (Refusal e) {
            // Cancelled meanwhile, or the database is away.
            return e.problem().status() != ProblemCode.UNAVAILABLE.status();
        }
    }

    private void workOff(Waiting next) {
        JobRun run = new JobRun(next.institution(), next.job(), parts, () -> running);
        try {
            if (run.run()) {
                end(next, "completed", null);
                parts.files().deleteRows(next.job());
            }
        } catch (UnreadableFile e) {
            fail(next, String.valueOf(e.getMessage()));
        } catch (IOException | Sealer.Broken | IllegalStateException e) {
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
        drop(job.institution(), job.job());
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
