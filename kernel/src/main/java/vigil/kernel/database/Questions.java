package vigil.kernel.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Refusal;

/** Asks the database within one institution: the rows of others do not exist for the question. */
public final class Questions {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final DataSource dataSource;
    private final Runnable requireDatabase;

    /**
     * @param requireDatabase refuses while the database is known to be away, so that nobody waits
     *     for it
     */
    public Questions(DataSource dataSource, Runnable requireDatabase) {
        this.dataSource = dataSource;
        this.requireDatabase = requireDatabase;
    }

    /** From here to its end the open transaction sees this institution alone. */
    public static void enter(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("select set_config('vigil.institution', ?, true)")) {
            set.setString(1, institution.value());
            set.execute();
        }
    }

    /** As {@link #enter}, and the rows stand still; both in one message to the database. */
    private static void enterStill(Connection connection, InstitutionId institution)
            throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement(
                        """
                        set transaction isolation level repeatable read;
                        select set_config('vigil.institution', ?, true)\
                        """)) {
            set.setString(1, institution.value());
            set.execute();
        }
    }

    /** All institutions that the house has ever noted in its table of them. */
    public static List<InstitutionId> institutions(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select institution from institutions order by institution");
                ResultSet rows = select.executeQuery()) {
            List<InstitutionId> institutions = new ArrayList<>();
            while (rows.next()) {
                institutions.add(new InstitutionId(rows.getString(1)));
            }
            return institutions;
        }
    }

    /** The refusal while the database is away. */
    public static Refusal unavailable() {
        return Refusal.unavailable(
                "Not available right now: database. Try again with the same ids; nothing is taken twice.",
                RETRY_AFTER_SECONDS);
    }

    /** A question to an open connection. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * The answer, from one consistent state of the rows however many statements it takes. It writes
     * and locks nothing, so it never loses a race.
     */
    public <T> T ask(InstitutionId institution, Question<T> question) {
        return inTransaction(institution, true, question);
    }

    /** As {@link #ask}, for what writes. */
    public <T> T change(InstitutionId institution, Question<T> question) {
        return inTransaction(institution, false, question);
    }

    private <T> T inTransaction(InstitutionId institution, boolean readOnly, Question<T> question) {
        requireDatabase.run();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(readOnly);
            try {
                if (readOnly) {
                    enterStill(connection, institution);
                } else {
                    enter(connection, institution);
                }
                T answer = question.ask(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                SqlFailures.rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            if (SqlFailures.isConnection(e)) {
                throw unavailable();
            }
            throw new IllegalStateException("the database refused a question", e);
        }
    }
}
