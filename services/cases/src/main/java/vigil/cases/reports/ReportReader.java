package vigil.cases.reports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.cases.pages.Conflict;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.told.Timeline;
import vigil.cases.told.TimelineEntry;
import vigil.filings.document.FilingPdf;
import vigil.filings.report.Filing;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Reads reports; who looks into one is written down. */
public final class ReportReader {

    private final Questions questions;
    private final ReportWork work;

    public ReportReader(Questions questions, ReportWork work) {
        this.questions = questions;
        this.work = work;
    }

    Instant now() {
        return work.chronicle().now();
    }

    /** The newest first. */
    Page<ReportView> page(Caller caller, Filter filter, Cut cut) {
        Filter cutFilter = filter.and("r.number < ?", cut.before());
        Instant now = now();
        return questions.ask(
                caller.institution(),
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select "
                                            + ReportRows.COLUMNS
                                            + " from reports r"
                                            + cutFilter.where()
                                            + " order by r.number desc limit ?")) {
                        select.setInt(cutFilter.bind(select), cut.rows());
                        return cut.page(
                                ReportRows.rows(select),
                                Report::number,
                                report -> ReportView.of(report, now));
                    }
                });
    }

    ReportDetail detail(Caller caller, UUID id) {
        return looked(
                caller,
                id,
                "viewed",
                (connection, report) -> work.detail(connection, caller, report));
    }

    byte[] pdf(Caller caller, UUID id) {
        return looked(
                caller,
                id,
                "printed",
                (connection, report) ->
                        FilingPdf.write(
                                work.text(connection, caller, report).filing(),
                                report.about().reference(),
                                codes(report.about().form())));
    }

    /** The file as it would be filed today. */
    byte[] xml(Caller caller, UUID id) {
        return looked(
                caller,
                id,
                "previewed",
                (connection, report) -> {
                    Filing filing =
                            ReportWork.dated(
                                    work.text(connection, caller, report).filing(),
                                    ReportWork.day(now()));
                    if (!work.forms().check(filing, ReportWork.day(now())).isEmpty()) {
                        throw Conflict.state(
                                "Something is missing or wrong: there is no file of it yet.",
                                ReportView.of(report, now()));
                    }
                    return work.forms().write(List.of(filing)).file();
                });
    }

    private <T> T looked(Caller caller, UUID id, String what, Look<T> look) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Report report = ReportRows.find(connection, id).orElseThrow(Filter::notFound);
                    T seen = look.at(connection, report);
                    if (!Timeline.saysWithin(connection, id, caller.login(), what, now())) {
                        work.note(connection, caller, report, what, Map.of());
                    }
                    return seen;
                });
    }

    /** What is read of a report. */
    @FunctionalInterface
    interface Look<T> {
        T at(Connection connection, Report report) throws SQLException;
    }

    Page<TimelineEntry> timeline(Caller caller, UUID id, Cut cut) {
        return questions.ask(
                caller.institution(),
                connection -> {
                    Report report = ReportRows.find(connection, id).orElseThrow(Filter::notFound);
                    return Timeline.page(connection, caller, report.id(), cut);
                });
    }

    Map<String, Map<String, String>> codes(ReportForm form) {
        return work.forms().codes(form.code());
    }

    Profiles.Profile profile(Caller caller) {
        return questions.ask(
                caller.institution(),
                connection -> Profiles.read(connection, caller, work.seals()));
    }

    Profiles.Profile setProfile(Caller caller, Profiles.Profile seen) {
        return questions.change(
                caller.institution(),
                connection -> Profiles.write(connection, caller, work.seals(), seen, now()));
    }
}
