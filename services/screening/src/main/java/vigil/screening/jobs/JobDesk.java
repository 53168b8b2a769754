package vigil.screening.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.screening.register.Institutions;
import vigil.screening.uploads.Upload;

/** Takes files in, lets them wait for their turn, and gives them up. */
public final class JobDesk {

    private static final Logger log = LoggerFactory.getLogger(JobDesk.class);
    private static final int RETRY_AFTER_SECONDS = 30;
    private static final String RECEIVING = "receiving";

    private final JobParts parts;
    private final Evidence evidence;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Set<UUID> receiving = ConcurrentHashMap.newKeySet();

    /** A job whose turn will come. */
    record Waiting(InstitutionId institution, UUID job) {}

    public JobDesk(JobParts parts, Evidence evidence) {
        this.parts = parts;
        this.evidence = evidence;
    }

    /** Those whose files are here, in the order of their turns. */
    BlockingQueue<Waiting> queue() {
        return queue;
    }

    /** A job and whether it was made by this call. */
    record Sent(JobView job, boolean isNew) {}

    /** Keeps a file and lets it wait for its turn; the same key again is the same job. */
    Sent send(Caller caller, @Nullable String key, InputStream body) {
        UUID job = UUID.randomUUID();
        receiving.add(job);
        try {
            Begun begun =
                    parts.questions()
                            .change(
                                    caller.institution(),
                                    connection -> begin(connection, caller, job, key));
            if (begun.known() != null) {
                return new Sent(begun.known(), false);
            }
            receive(caller.institution(), job, Objects.requireNonNull(begun.secret()), body);
            return new Sent(keep(caller, job), true);
        } finally {
            receiving.remove(job);
        }
    }

    /** Either a job of before, or the key of a new one. */
    private record Begun(@Nullable JobView known, @Nullable SecretKey secret) {}

    /** One at a time: as many as may be sent at once are counted with those that were sent. */
    private Begun begin(Connection connection, Caller caller, UUID job, @Nullable String key)
            throws SQLException {
        Institutions.note(connection, caller.institution());
        Institutions.lock(connection, caller.institution());
        Optional<JobView> known = key == null ? Optional.empty() : JobRows.ofKey(connection, key);
        if (known.isPresent()) {
            if (known.get().state().equals(RECEIVING)) {
                throw later(ProblemCode.IN_PROGRESS, "The file of this key is being received.");
            }
            return new Begun(known.get(), null);
        }
        if (JobRows.unfinished(connection) >= parts.settings().unfinished()) {
            throw later(
                    ProblemCode.TOO_MANY_REQUESTS,
                    "As many files wait as may; send it again later.");
        }
        JobRows.insert(connection, caller, job, key);
        return new Begun(null, parts.files().makeKey(connection, caller.institution(), job));
    }

    private static Refusal later(ProblemCode code, String detail) {
        return new Refusal(Problem.of(code, detail).retryAfter(RETRY_AFTER_SECONDS));
    }

    private void receive(InstitutionId institution, UUID job, SecretKey secret, InputStream body) {
        boolean kept = false;
        try {
            parts.files().receive(job, secret, body, parts.settings().largestFile());
            check(job, secret);
            kept = true;
        } catch (JobFiles.NotKept e) {
            log.error("a file of names cannot be kept", e);
            throw Upload.notKept();
        } finally {
            if (!kept) {
                drop(institution, job);
            }
        }
    }

    private void check(UUID job, SecretKey secret) {
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

    private JobView keep(Caller caller, UUID job) {
        Optional<JobView> view;
        try {
            view =
                    parts.questions()
                            .change(
                                    caller.institution(),
                                    connection -> received(connection, caller, job));
        } finally {
            // Also when no answer came: it may wait all the same.
            queue.add(new Waiting(caller.institution(), job));
        }
        if (view.isEmpty()) {
            parts.files().delete(job);
            throw Refusal.of(ProblemCode.WRONG_STATE, "The job was cancelled.");
        }
        return view.get();
    }

    private Optional<JobView> received(Connection connection, Caller caller, UUID job)
            throws SQLException {
        if (!JobRows.received(connection, job)) {
            return Optional.empty();
        }
        evidence.record(
                connection, List.of(act(caller.institution(), caller.login(), "job.sent", job)));
        return JobRows.find(connection, job);
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

    /** Forgets the files that are not being received any more. */
    void tidyUp(InstitutionId institution) {
        for (UUID job : JobRows.ids(parts.questions(), institution, "'receiving'")) {
            if (!receiving.contains(job)) {
                drop(institution, job);
            }
        }
    }

    /** What did not come is forgotten; if not now, then at the next upkeep. */
    private void drop(InstitutionId institution, UUID job) {
        try {
            boolean dropped =
                    parts.questions()
                            .change(
                                    institution,
                                    connection -> {
                                        boolean forgotten = JobRows.forget(connection, job);
                                        if (forgotten) {
                                            parts.files().eraseKey(connection, institution, job);
                                        }
                                        return forgotten;
                                    });
            if (dropped) {
                parts.files().delete(job);
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .setMessage("a file that did not come is not forgotten yet")
                    .addKeyValue("job", job)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }

    private static Act act(InstitutionId institution, String actor, String verb, UUID job) {
        return new Act(institution, actor, verb, job.toString(), Map.of());
    }
}
