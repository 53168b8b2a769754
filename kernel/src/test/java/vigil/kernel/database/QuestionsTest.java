package vigil.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigil.kernel.identity.InstitutionId;

class QuestionsTest {

    private static final InstitutionId DEMO = new InstitutionId("demo");

    private static EmbeddedPostgres postgres;
    private static DataSource dataSource;
    private static Questions questions;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        dataSource = postgres.getPostgresDatabase();
        questions = new Questions(dataSource, () -> {});
        write("create table things (thing text)");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void anAnswerOfSeveralStatementsIsFromOneStateOfTheRows() {
        long grown =
                questions.ask(
                        DEMO,
                        connection -> {
                            long before = number(connection, "select count(*) from things");
                            write("insert into things values ('came in between')");
                            return number(connection, "select count(*) from things") - before;
                        });

        assertThat(grown).isZero();
    }

    @Test
    void aQuestionIsWithinItsInstitutionAndWritesNothing() {
        String institution =
                questions.ask(
                        DEMO,
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    ResultSet row =
                                            statement.executeQuery(
                                                    "select current_setting('vigil.institution')")) {
                                row.next();
                                return row.getString(1);
                            }
                        });

        assertThat(institution).isEqualTo("demo");
        assertThatThrownBy(() ->
                        questions.ask(
                                DEMO,
                                connection ->
                                        connection
                                                .createStatement()
                                                .execute("insert into things values ('written')")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatChangesIsSeenAtEachStatement() {
        long grown =
                questions.change(
                        DEMO,
                        connection -> {
                            long before = number(connection, "select count(*) from things");
                            write("insert into things values ('came in between')");
                            return number(connection, "select count(*) from things") - before;
                        });

        assertThat(grown).isOne();
    }

    private static void write(String what) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(what);
        }
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
