package vigil.monitoring.pages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.rows.SqlFailures;
import vigil.monitoring.vitals.Vitals;

/** Asks the database within one institution: the rows of others do not exist for the question. */
public final class Questions {

    private static final String DATABASE = "database";

    private final DataSource dataSource;
    private final Vitals vitals;

    public Questions(DataSource dataSource, Vitals vitals) {
        this.dataSource = dataSource;
        this.vitals = vitals;
    }

    /** A question to an open connection. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** The answer, from one consistent state of the rows. */
    public <T> T ask(InstitutionId institution, Question<T> question) {
        return inTransaction(institution, true, question);
    }

    /** As {@link #ask}, for what writes. */
    public <T> T change(InstitutionId institution, Question<T> question) {
        return inTransaction(institution, false, question);
    }

    private <T> T inTransaction(InstitutionId institution, boolean readOnly, Question<T> question) {
        vitals.requireDatabase();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(readOnly);
            try {
                Institutions.enter(connection, institution);
                T answer = question.ask(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                SqlFailures.rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            if (SqlFailures.isConnection(e)) {
                throw Vitals.unavailable(List.of(DATABASE));
            }
            throw new IllegalStateException("the database refused a question", e);
        }
    }
}
