package vigil.cases.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.ViewLog;
import vigil.cases.seal.Seals;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;

/** Where files come into a case and are opened again. */
public final class FileDesk {

    /** How many files lie in memory at once, each as a whole, sealed and clear. */
    private static final int AT_ONCE = 4;

    private static final int OF_AN_INSTITUTION = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What a document holds unfolds when it is looked into. */
    private static final int LOOKED_INTO_AT_ONCE = 2;

    private final Questions questions;
    private final CaseWork work;
    private final ViewLog views;
    private final FileSettings settings;
    private final Body.Room room = new Body.Room(AT_ONCE, OF_AN_INSTITUTION, PATIENCE);
    private final Semaphore looking = new Semaphore(LOOKED_INTO_AT_ONCE);

    public FileDesk(Questions questions, CaseWork work, ViewLog views, FileSettings settings) {
        this.questions = questions;
        this.work = work;
        this.views = views;
        this.settings = settings;
    }

    /** A place for a file, taken before its bytes come and freed when they have gone. */
    Body.Room.Place place(Caller caller) {
        return room.take(caller.institution(), "files");
    }

    /** Refuses before the bytes are read. */
    void requireOpen(Caller caller, UUID about) {
        questions.change(
                caller.institution(),
                connection -> work.lockOpen(connection, caller, about, null).version());
    }

    List<FileView> list(Caller caller, UUID about) {
        return questions.ask(
                caller.institution(),
                connection -> {
                    CaseRows.require(connection, about);
                    return FileRows.of(
                            connection,
                            about,
                            work.seals().existing(connection, caller.institution(), about));
                });
    }

    FileView add(Caller caller, UUID about, String name, byte[] content) {
        Kind kind = looked(name, content);
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = work.lockOpen(connection, caller, about, null);
                    if (FileRows.count(connection, about) >= settings.mostOfCase()) {
                        throw Refusal.of(
                                ProblemCode.VALIDATION_FAILED,
                                "A case has at most " + settings.mostOfCase() + " files.");
                    }
                    FileView view =
                            new FileView(
                                    UUID.randomUUID().toString(),
                                    about.toString(),
                                    name,
                                    kind.mediaType(),
                                    content.length,
                                    sha256(content),
                                    caller.login(),
                                    work.chronicle().now());
                    Seals.Key key = work.seals().key(connection, caller.institution(), about);
                    FileRows.insert(
                            connection, caller, new FileRows.Brought(view, name, content), key);
                    work.added(
                            connection,
                            caller,
                            kept,
                            "file_added",
                            Map.of(
                                    "fileId", view.fileId(),
                                    "sha256", view.sha256(),
                                    "size", Long.toString(view.size())));
                    return view;
                });
    }

    private Kind looked(String name, byte[] content) {
        looking.acquireUninterruptibly();
        try {
            return Inspection.of(name, content);
        } finally {
            looking.release();
        }
    }

    /** A file with its bytes, which are those that were brought. */
    FileRows.Opened open(Caller caller, UUID id) {
        FileRows.Opened file =
                questions.change(
                        caller.institution(),
                        connection -> {
                            UUID about =
                                    FileRows.caseOf(connection, id).orElseThrow(Filter::notFound);
                            views.note(
                                    connection,
                                    caller,
                                    new ViewLog.Look(about, "file", id),
                                    work.chronicle().now());
                            Seals.Key key =
                                    work.seals().existing(connection, caller.institution(), about);
                            return FileRows.open(connection, id, key).orElseThrow(Filter::notFound);
                        });
        requireWhole(file);
        return file;
    }

    /** The hash that stands beside it is that of the bytes. */
    public static void requireWhole(FileRows.Opened file) {
        if (!sha256(file.content()).equals(file.view().sha256())) {
            throw new IllegalStateException("file " + file.view().fileId() + " is not what it was");
        }
    }

    /** In hexadecimal digits. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
