package vigil.cases.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.ViewLog;
import vigil.cases.files.FileDesk;
import vigil.cases.files.FileRows;
import vigil.cases.files.FileView;
import vigil.cases.investigation.CaseDetail;
import vigil.cases.investigation.CaseReader;
import vigil.cases.notes.NoteRows;
import vigil.cases.notes.NoteView;
import vigil.cases.requests.RequestRows;
import vigil.cases.requests.RequestView;
import vigil.cases.seal.Seals;
import vigil.cases.told.Timeline;
import vigil.cases.told.TimelineEntry;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;

/** Writes a case out. */
public final class CaseExport {

    private static final int MOST_LINES = 100_000;

    private final Questions questions;
    private final CaseWork work;
    private final CaseReader reader;
    private final ViewLog views;

    public CaseExport(Questions questions, CaseWork work, CaseReader reader, ViewLog views) {
        this.questions = questions;
        this.work = work;
        this.reader = reader;
        this.views = views;
    }

    /** All of a case but the bytes of its files, from one state of the rows. */
    record Content(
            UUID about,
            Instant at,
            CaseDetail detail,
            List<NoteView> notes,
            List<RequestView> requests,
            List<FileView> files,
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
                Timeline.page(connection, caller, about, all).items());
    }

    /** Writes the zip; files are opened one after the other. */
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
            archive.json("files.json", content.files());
            for (FileView view : content.files()) {
                FileRows.Opened file = open(caller, content.about(), view);
                FileDesk.requireWhole(file);
                archive.add("files/" + view.fileId(), file.content());
            }
        }
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
