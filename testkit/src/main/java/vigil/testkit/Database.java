package vigil.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of its own with the roles that the launcher gives a house. */
public final class Database {

    static final String PASSWORD = "test";

    private static final EmbeddedPostgres SERVER = start();

    private final String name;
    private final String login;
    private final String owner;
    private final Cable cable = new Cable(SERVER.getPort());

    Database(String name, String house) {
        this.name = name;
        login = house;
        owner = house + "_owner";
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s login password 'test' nosuperuser nobypassrls;
                            create role %1$s_owner login password 'test' nosuperuser nobypassrls;
                        end if;
                    end $$\
                    """
                            .formatted(house));
            statement.execute("create database " + name + " owner " + owner);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Connection connection = overseer();
                Statement statement = connection.createStatement()) {
            statement.execute("alter schema public owner to " + owner);
            statement.execute("grant usage on schema public to " + login);
            statement.execute(
                    "alter default privileges for role "
                            + owner
                            + " grant select, insert, update, delete on tables to "
                            + login);
            statement.execute(
                    "alter default privileges for role "
                            + owner
                            + " grant usage on sequences to "
                            + login);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The way of the house to its database. */
    public Cable cable() {
        return cable;
    }

    String login() {
        return login;
    }

    String owner() {
        return owner;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + cable.port() + "/" + name;
    }

    /** Sees everything, past all policies. */
    public Connection overseer() throws SQLException {
        return SERVER.getDatabase("postgres", name).getConnection();
    }

    /** As the running house connects. */
    public Connection house() throws SQLException {
        return java.sql.DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name, login, PASSWORD);
    }

    /** The first column of the first row, past all policies. */
    public long number(String query) {
        try (Connection connection = overseer();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A change as the running house would make it, within an institution. */
    public void asHouse(String institution, String statement) throws SQLException {
        try (Connection connection = house();
                Statement change = connection.createStatement()) {
            change.execute("select set_config('vigil.institution', '" + institution + "', false)");
            change.execute(statement);
        }
    }

    /** How many acts of a kind on an object stand in an institution's evidence. */
    public long acts(String institution, String verb, String object) {
        return number(
                "select count(*) from outbox where topic = 'evidence' and convert_from(payload, 'UTF8')::jsonb @>"
                        + " '{\"institution\":\"%s\",\"verb\":\"%s\",\"object\":\"%s\"}'"
                                .formatted(institution, verb, object));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
