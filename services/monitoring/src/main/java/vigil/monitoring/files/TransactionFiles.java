package vigil.monitoring.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;
import vigil.monitoring.intake.Sender;
import vigil.monitoring.intake.csv.FileId;
import vigil.monitoring.vitals.Vitals;

/** Takes files, a few at a time, each key one at a time. */
public final class TransactionFiles {

    private static final Logger log = LoggerFactory.getLogger(TransactionFiles.class);
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final String KIND = "file";
    private static final int LISTED = 100;

    private final FileRun.RunParts parts;
    private final Vitals vitals;
    private final Consumer<InstitutionId> judged;
    private final Body.Room room;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    /**
     * @param judged see {@link vigil.monitoring.desk.DeskParts}
     */
    TransactionFiles(FileRun.RunParts parts, Vitals vitals, Consumer<InstitutionId> judged) {
        this.parts = parts;
        this.vitals = vitals;
        this.judged = judged;
        int atOnce = parts.settings().atOnce();
        // Half of the places: bodies that come slowly must not keep out everybody else.
        this.room = new Body.Room(atOnce, Math.max(1, atOnce / 2), Duration.ZERO);
    }

    /** Reads a file to its last decision. */
    FileView take(Sender sender, FileId name, String format, InputStream stream) {
        vitals.requireAll();
        judged.accept(sender.institution());
        UUID file = parts.preparation().name(sender.institution(), KIND, name.value());
        try (Body.Room.Place _ = room.take(sender.institution(), "files")) {
            if (!running.add(file)) {
                throw Refusal.of(
                        ProblemCode.IN_PROGRESS,
                        "A file with this Idempotency-Key is being taken; ask for its progress.");
            }
            try {
                return run(sender, file, name, format, stream);
            } finally {
                running.remove(file);
            }
        }
    }

    Optional<FileView> find(InstitutionId institution, UUID file) {
        return parts.register().find(institution, file);
    }

    List<FileView> list(InstitutionId institution, @Nullable String key) {
        return parts.register().list(institution, key, LISTED);
    }

    private FileView run(Sender sender, UUID file, FileId name, String format, InputStream stream) {
        FileRun run = new FileRun(sender, file, name, parts);
        boolean completed = false;
        parts.register().begin(sender.caller(), file, name.value(), format);
        try {
            run.run(stream);
            refuseWhatWasNoFile(run);
            completed = true;
        } catch (IOException e) {
            throw Refusal.of(
                    ProblemCode.MALFORMED, "The file broke off; send it again under the same key.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("This house is about to stop.", RETRY_AFTER_SECONDS);
        } finally {
            end(sender.institution(), file, run, completed);
        }
        return parts.register()
                .find(sender.institution(), file)
                .orElseThrow(() -> new IllegalStateException("a file's row went away"));
    }

    private void end(InstitutionId institution, UUID file, FileRun run, boolean completed) {
        try {
            parts.register().end(institution, file, run.counts(), completed);
        } catch (RuntimeException e) {
            if (completed) {
                throw e;
            }
            // The failure that ended the file is the one to tell; the row stays as it was.
            log.atWarn().setMessage("a file's end was not noted").addKeyValue("file", file).log();
        }
    }

    private static void refuseWhatWasNoFile(FileRun run) {
        Failure refusal = run.refusal();
        if (refusal != null) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "This is not a file of transactions that can be read.",
                    List.of(new FieldError(null, refusal.field(), refusal.reason())));
        }
    }
}
