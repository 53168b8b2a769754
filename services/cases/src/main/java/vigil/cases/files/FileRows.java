package vigil.cases.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vigil.cases.pages.Times;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.Caller;

/** Files in the database, sealed. */
public final class FileRows {

    static final String NAME = "case_files.name";
    private static final String CONTENT = "case_files.content/";

    private FileRows() {}

    /** A file as it came. */
    record Brought(FileView view, String name, byte[] content) {}

    static void insert(Connection connection, Caller caller, Brought file, Seals.Key key)
            throws SQLException {
        FileView view = file.view();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_files (file_id, case_id, institution, name, media_type, size, sha256, stored_by,
                            stored_at, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setObject(1, UUID.fromString(view.fileId()));
            insert.setObject(2, UUID.fromString(view.caseId()));
            insert.setString(3, caller.institution().value());
            insert.setBytes(4, key.seal(NAME, file.name()));
            insert.setString(5, view.mediaType());
            insert.setLong(6, view.size());
            insert.setString(7, view.sha256());
            insert.setString(8, view.storedBy());
            insert.setObject(9, Times.of(view.storedAt()));
            insert.setBytes(10, key.seal(CONTENT + view.fileId(), file.content()));
            insert.executeUpdate();
        }
    }

    static int count(Connection connection, UUID about) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from case_files where case_id = ?")) {
            select.setObject(1, about);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** All of a case, the newest first. */
    public static List<FileView> of(Connection connection, UUID about, Seals.Key key)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select file_id, case_id, name, media_type, size, sha256, stored_by, stored_at from case_files
                        where case_id = ? order by number desc\
                        """)) {
            select.setObject(1, about);
            List<FileView> files = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.add(view(row, key));
                }
            }
            return files;
        }
    }

    /** The case of a file. */
    static Optional<UUID> caseOf(Connection connection, UUID file) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select case_id from case_files where file_id = ?")) {
            select.setObject(1, file);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** A file with its bytes. */
    public record Opened(FileView view, byte[] content) {}

    /** Empty when the case's key was destroyed. */
    public static Optional<Opened> open(Connection connection, UUID file, Seals.Key key)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from case_files where file_id = ?")) {
            select.setObject(1, file);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                FileView view = view(row, key);
                return key.open(CONTENT + view.fileId(), row.getBytes("content"))
                        .map(content -> new Opened(view, content));
            }
        }
    }

    private static FileView view(ResultSet row, Seals.Key key) throws SQLException {
        return new FileView(
                row.getString("file_id"),
                row.getString("case_id"),
                key.text(NAME, row.getBytes("name")),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("stored_by"),
                Times.at(row, "stored_at"));
    }
}
