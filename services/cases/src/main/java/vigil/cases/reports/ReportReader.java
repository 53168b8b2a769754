package vigil.cases.reports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.cases.pages.Conflict;
import vigil.cases.reports.authority.AuthorityForms;
import vigil.cases.reports.authority.FormOffer;
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

    public Instant now() {
        return work.chronicle().now();
    }

    /** The newest first. */
    public Page<ReportView> page(Caller caller, Filter filter, Cut cut) {
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

    public ReportDetail detail(Caller caller, UUID id) {
        return looked(
                caller,
                id,
                "viewed",
                (connection, report) -> work.detail(connection, caller, report));
    }

    public byte[] pdf(Caller caller, UUID id) {
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
    public byte[] xml(Caller caller, UUID id) {
        return looked(
                caller,
                id,
                "previewed",
                (connection, report) -> {
                    work.forms().require(report.about().form());
                    Filing filing =
                            work.dated(
                                    report, work.text(connection, caller, report).filing(), now());
                    if (!work.forms().check(filing, AuthorityForms.day(now())).isEmpty()) {
                        throw Conflict.state(
                                "Something is missing or wrong: there is no file of it yet.",
                                ReportView.of(report, now()));
                    }
                    return work.forms().write(filing).file();
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

    public Page<TimelineEntry> timeline(Caller caller, UUID id, Cut cut) {
        return questions.ask(
                caller.institution(),
                connection -> {
                    Report report = ReportRows.find(connection, id).orElseThrow(Filter::notFound);
                    return Timeline.page(connection, caller, report.id(), cut);
                });
    }

    public Map<String, Map<String, String>> codes(ReportForm form) {
        return work.forms().codes(form);
    }

    /** The form in which a suspicion is reported where nobody names one. */
    public ReportForm suggested() {
        return work.forms().suggested();
    }

    /** The forms that can be filed here, with what is missing for them. */
    public List<FormOffer> offers() {
        return work.forms().offers();
    }

    public Profiles.Profile profile(Caller caller, ReportForm form) {
        return questions.ask(
                caller.institution(),
                connection -> Profiles.read(connection, caller, work.seals(), form));
    }

    public Profiles.Profile setProfile(Caller caller, Profiles.Profile seen) {
        return questions.change(
                caller.institution(),
                connection -> Profiles.write(connection, caller, work.seals(), seen, now()));
    }
}
