package vigil.cases.reports;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Times;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.seal.Seals;
import vigil.filings.document.FilingJson;
import vigil.filings.report.Filing;
import vigil.kernel.identity.Caller;

/**
 * Who files for an institution: a form in which transmitter, filer and contact office are filled
 * in, copied into every new report.
 */
public final class Profiles {

    private static final String CONTENT = "report_profiles.content";
    private static final String EMPTY = "{\"form\":\"%s\",\"report\":{}}";

    private Profiles() {}

    /** The profile with its revision, which is 0 where nobody has written one. */
    public record Profile(int revision, Filing filing) {}

    /** The profile of a form; FinCEN's two forms have one together. */
    static Profile read(Connection connection, Caller caller, Seals seals, ReportForm form)
            throws SQLException {
        String authority = authority(form);
        String empty = EMPTY.formatted(authority);
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select revision, content from report_profiles where form = ?")) {
            select.setString(1, authority);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Profile(0, FilingBody.read(empty));
                }
                String text =
                        seals.existing(connection, caller.institution(), key(caller))
                                .text(CONTENT, row.getBytes(2));
                return new Profile(row.getInt(1), FilingBody.read(text == null ? empty : text));
            }
        }
    }

    private static String authority(ReportForm form) {
        return (form == ReportForm.STR ? form : ReportForm.SAR).code();
    }

    /** Writes the profile, if it is as it was seen. */
    static Profile write(
            Connection connection, Caller caller, Seals seals, Profile seen, Instant now)
            throws SQLException {
        ReportForm form = FilingBody.form(seen.filing());
        Profile stands = read(connection, caller, seals, form);
        Seals.Key key = seals.key(connection, caller.institution(), key(caller));
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into report_profiles (institution, form, revision, content, changed_by, changed_at)
                        values (?, ?, 1, ?, ?, ?)
                        on conflict (institution, form) do update set revision = report_profiles.revision + 1,
                            content = excluded.content, changed_by = excluded.changed_by,
                            changed_at = excluded.changed_at
                        where report_profiles.revision = ?\
                        """)) {
            upsert.setString(1, caller.institution().value());
            upsert.setString(2, authority(form));
            upsert.setBytes(3, key.seal(CONTENT, FilingJson.write(seen.filing())));
            upsert.setString(4, caller.login());
            upsert.setObject(5, Times.of(now));
            upsert.setInt(6, seen.revision());
            if (stands.revision() != seen.revision() || upsert.executeUpdate() == 0) {
                throw Conflict.stale(
                        seen.revision(), stands.revision(), ReportWork.tree(stands.filing()));
            }
        }
        return new Profile(seen.revision() + 1, seen.filing());
    }

    /** The profile's key: one for each institution. */
    private static UUID key(Caller caller) {
        return UUID.nameUUIDFromBytes(
                ("report-profile/" + caller.institution().value())
                        .getBytes(StandardCharsets.UTF_8));
    }
}
