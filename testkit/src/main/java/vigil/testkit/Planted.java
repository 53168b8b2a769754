package vigil.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for words that were planted in what a house writes anywhere. */
public final class Planted {

    private static final int SHOWN = 40;

    private final List<String> words;
    private final Set<String> found = new TreeSet<>();

    public Planted(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** Where which words were found. */
    public Set<String> found() {
        return found;
    }

    /** Looks into a text. */
    public Planted in(String where, String content) {
        for (String word : words) {
            if (content.contains(word)) {
                found.add(word + " in " + where);
            }
        }
        return this;
    }

    /** Looks into all records of a topic. */
    public Planted inTopic(String topic) {
        Broker.read(topic).forEach(record -> in(topic, new String(record.value(), ISO_8859_1)));
        return this;
    }

    /** Looks into every file below a folder, but those in whose path one of these words stands. */
    public Planted inFiles(Path folder, String... passedOver) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Stream.of(passedOver).noneMatch(file.toString()::contains)) {
                    in(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Looks into every row of every table; what is sealed shows as hexadecimal. */
    public Planted inRows(Database database) {
        try (Connection connection = database.overseer();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows =
                        statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        String row = rows.getString(1);
                        String start = row.substring(0, Math.min(SHOWN, row.length()));
                        in("row of " + table + " " + start, row);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names =
                statement.executeQuery(
                        "select tablename from pg_tables where schemaname = 'public'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }
}
