package vigil.cases.settings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import vigil.cases.settings.DeskSettings.DayCount;
import vigil.cases.settings.DeskSettings.DueHours;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/** The settings in the database, and which institutions have work at all. */
public final class DeskSettingsRows {

    private DeskSettingsRows() {}

    /** Writes an institution down at its first sight. */
    public static void note(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into institutions (institution) values (?) on conflict do nothing")) {
            insert.setString(1, institution.value());
            insert.executeUpdate();
        }
    }

    /** Those of the institution that the transaction has entered. */
    public static DeskSettings read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select grouping_hours, second_officer_from, lock_minutes, due_hours_critical,
                                    due_hours_high, due_hours_medium, due_hours_low, case_days, case_working_days,
                                    case_calendar, case_zone, bulk_from, approval_words, revision,
                                    changed_by
                                from desk_settings\
                                """);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new DeskSettings(
                            row.getInt(1),
                            row.getInt(2),
                            row.getInt(3),
                            new DueHours(
                                    row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7)),
                            row.getInt(8),
                            new DayCount(row.getBoolean(9), row.getString(10), row.getString(11)),
                            row.getInt(12),
                            row.getBoolean(13),
                            row.getInt(14),
                            row.getString(15))
                    : DeskSettings.DEFAULT;
        }
    }

    static void write(Connection connection, Caller caller, DeskSettings settings)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into desk_settings (institution, grouping_hours, second_officer_from, lock_minutes,
                            due_hours_critical, due_hours_high, due_hours_medium, due_hours_low, case_days,
                            case_working_days, case_calendar, case_zone, bulk_from, approval_words, changed_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (institution) do update set grouping_hours = excluded.grouping_hours,
                            second_officer_from = excluded.second_officer_from, lock_minutes = excluded.lock_minutes,
                            due_hours_critical = excluded.due_hours_critical, due_hours_high = excluded.due_hours_high,
                            due_hours_medium = excluded.due_hours_medium, due_hours_low = excluded.due_hours_low,
                            case_days = excluded.case_days, case_working_days = excluded.case_working_days,
                            case_calendar = excluded.case_calendar, case_zone = excluded.case_zone, bulk_from = excluded.bulk_from,
                            approval_words = excluded.approval_words, changed_by = excluded.changed_by,
                            revision = desk_settings.revision + 1, changed_at = now()\
                        """)) {
            upsert.setString(1, caller.institution().value());
            upsert.setInt(2, settings.groupingHours());
            upsert.setInt(3, settings.secondOfficerFrom());
            upsert.setInt(4, settings.lockMinutes());
            upsert.setInt(5, settings.dueHours().critical());
            upsert.setInt(6, settings.dueHours().high());
            upsert.setInt(7, settings.dueHours().medium());
            upsert.setInt(8, settings.dueHours().low());
            upsert.setInt(9, settings.caseDays());
            upsert.setBoolean(10, settings.dayCount().workingDays());
            upsert.setString(11, settings.dayCount().calendar());
            upsert.setString(12, settings.dayCount().zone());
            upsert.setInt(13, settings.bulkFrom());
            upsert.setBoolean(14, settings.approvalWords());
            upsert.setString(15, caller.login());
            upsert.executeUpdate();
        }
    }
}
