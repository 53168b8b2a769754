package vigil.cases.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.cases.authorities.AuthorityRequestView;
import vigil.cases.authorities.AuthorityRows;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.ViewLog;
import vigil.cases.files.FileDesk;
import vigil.cases.files.FileRows;
import vigil.cases.files.FileView;
import vigil.cases.investigation.CaseDetail;
import vigil.cases.investigation.CaseReader;
import vigil.cases.looks.LookReader;
import vigil.cases.looks.LookView;
import vigil.cases.notes.NoteRows;
import vigil.cases.notes.NoteView;
import vigil.cases.queue.DispositionView;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.QueueReader;
import vigil.cases.requests.RequestRows;
import vigil.cases.requests.RequestView;
import vigil.cases.seal.Seals;
import vigil.cases.told.Timeline;
import vigil.cases.told.TimelineEntry;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;

/** Writes a case out. */
public final class CaseExport {

    private static final int MOST_LINES = 100_000;

    private final Questions questions;
    private final CaseWork work;
    private final CaseReader reader;
    private final ViewLog views;
    private final QueueReader queue;
    private final LookReader looks;

    public CaseExport(Parts parts) {
        this.questions = parts.questions();
        this.work = parts.work();
        this.reader = parts.reader();
        this.views = parts.views();
        this.queue = parts.queue();
        this.looks = parts.looks();
    }

    /** What an export is put together by. */
    public record Parts(
            Questions questions,
            CaseWork work,
            CaseReader reader,
            ViewLog views,
            QueueReader queue,
            LookReader looks) {}

    /** All of a case but the bytes of its files, from one state of the rows. */
    record Content(
            UUID about,
            Instant at,
            CaseDetail detail,
            List<NoteView> notes,
            List<RequestView> requests,
            List<FileView> files,
            List<TimelineEntry> timeline,
            List<OfAlert> alerts,
            List<AuthorityRequestView> authorities) {}

    /**
     * What officers said of one alert: every disposition with its reason, every second look with
     * its words, and all that happened to it.
     */
    record OfAlert(
            String itemId,
            List<DispositionView> dispositions,
            List<LookView> secondLooks,
            List<TimelineEntry> timeline) {}

    /** Reads it; who does is written down. */
    Content read(Caller caller, UUID about) {
        Instant now = work.chronicle().now();
        questions.change(
                caller.institution(),
                connection -> {
                    Case kept = CaseRows.find(connection, about).orElseThrow(Filter::notFound);
                    views.note(connection, caller, new ViewLog.Look(about, "export", null), now);
                    return kept.id();
                });
        // What writes sees every statement's own state of the rows; what only asks sees one.
        return questions.ask(
                caller.institution(),
                connection -> {
                    Case kept = CaseRows.find(connection, about).orElseThrow(Filter::notFound);
                    return content(connection, caller, kept, now);
                });
    }

    private Content content(Connection connection, Caller caller, Case kept, Instant now)
            throws SQLException {
        Cut all = new Cut(Long.MAX_VALUE, MOST_LINES);
        UUID about = kept.id();
        Seals.Key key = work.seals().existing(connection, caller.institution(), about);
        return new Content(
                about,
                now,
                reader.detail(connection, caller, kept),
                NoteRows.page(connection, caller, new NoteRows.Place(about, key), all).items(),
                RequestRows.of(connection, about, key, now),
                FileRows.of(connection, about, key),
                Timeline.page(connection, caller, about, all).items(),
                alerts(connection, caller, about, now),
                caller.is(Role.REPORTER)
                        ? AuthorityRows.of(connection, about, key, now)
                        : List.of());
    }

    private List<OfAlert> alerts(Connection connection, Caller caller, UUID about, Instant now)
            throws SQLException {
        Cut all = new Cut(Long.MAX_VALUE, MOST_LINES);
        List<OfAlert> alerts = new ArrayList<>();
        for (ItemView item : QueueReader.ofCase(connection, about, now)) {
            UUID id = UUID.fromString(item.itemId());
            alerts.add(
                    new OfAlert(
                            item.itemId(),
                            queue.dispositions(connection, caller, id),
                            looks.of(connection, caller, id),
                            Timeline.page(connection, caller, id, all).items()));
        }
        return alerts;
    }

    /** Writes the zip; files are opened one after the other. What left is written down. */
    void write(
            Caller caller, Content content, List<MadeDecisions.Behind> decisions, OutputStream out)
            throws IOException {
        try (Archive archive = new Archive(out, content.at())) {
            archive.json(
                    "export.json",
                    Map.of(
                            "caseId", content.about().toString(),
                            "institution", caller.institution().value(),
                            "exportedBy", caller.login(),
                            "exportedAt", content.at().toString()));
            archive.add("case.pdf", CasePdf.write(content, decisions));
            archive.json("case.json", content.detail());
            archive.json("decisions.json", decisions);
            archive.json("notes.json", content.notes());
            archive.json("requests.json", content.requests());
            archive.json("timeline.json", content.timeline());
            archive.json("alerts.json", content.alerts());
            if (caller.is(Role.REPORTER)) {
                archive.json("authority-requests.json", content.authorities());
            }
            List<Exported> files = Exported.of(content.files());
            archive.json("files.json", files);
            for (Exported exported : files) {
                FileRows.Opened file = open(caller, content.about(), exported.file());
                FileDesk.requireWhole(file);
                archive.add(exported.path(), file.content());
            }
            left(caller, content, archive.finish());
        }
    }

    /** The evidence has the hash of the list of hashes: an archive can be held against it. */
    private void left(Caller caller, Content content, String manifest) {
        questions.change(
                caller.institution(),
                connection -> {
                    views.exported(connection, caller, content.about(), manifest);
                    return true;
                });
    }

    private FileRows.Opened open(Caller caller, UUID about, FileView view) {
        return questions.ask(
                caller.institution(),
                connection ->
                        FileRows.open(
                                        connection,
                                        UUID.fromString(view.fileId()),
                                        work.seals()
                                                .existing(connection, caller.institution(), about))
                                .orElseThrow(Filter::notFound));
    }
}
