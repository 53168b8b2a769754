package vigil.monitoring.decisions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.words.Words;

/**
 * The senders' own names of transactions: derived from file and row, or opened from what was
 * sealed.
 */
public final class ClientNames {

    private record Sealed(UUID transaction, String subject, byte[] words) {}

    private final SubjectKeys subjectKeys;
    private final Words words;

    public ClientNames(SubjectKeys subjectKeys, Words words) {
        this.subjectKeys = subjectKeys;
        this.words = words;
    }

    /** By transaction; those of erased payers are missing. */
    Map<UUID, String> of(Connection connection, InstitutionId institution, List<UUID> transactions)
            throws SQLException {
        Map<UUID, String> names = new HashMap<>();
        List<Sealed> sealed = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select t.transaction_id, t.payer, t.payer_sealed, t.file_row, f.idempotency_key
                        from transactions t left join transaction_files f on f.file_id = t.file_id
                        where t.transaction_id = any (?)\
                        """)) {
            select.setArray(1, Filter.ids(connection, transactions));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject("transaction_id", UUID.class);
                    String file = rows.getString("idempotency_key");
                    long row = rows.getLong("file_row");
                    if (file != null && !rows.wasNull()) {
                        names.put(id, file + "/" + row);
                    }
                    byte[] bytes = rows.getBytes("payer_sealed");
                    if (bytes != null) {
                        String subject = AccountDirectory.subject(rows.getLong("payer"));
                        sealed.add(new Sealed(id, subject, bytes));
                    }
                }
            }
        }
        open(connection, institution, sealed, names);
        return names;
    }

    private void open(
            Connection connection,
            InstitutionId institution,
            List<Sealed> sealed,
            Map<UUID, String> names)
            throws SQLException {
        Set<String> subjects = new HashSet<>();
        sealed.forEach(next -> subjects.add(next.subject()));
        Map<String, SecretKey> keys =
                subjects.isEmpty()
                        ? Map.of()
                        : subjectKeys.existing(connection, institution, subjects);
        for (Sealed next : sealed) {
            SecretKey key = keys.get(next.subject());
            String name =
                    key == null
                            ? null
                            : words.openPayer(key, next.words(), next.transaction()).clientId();
            if (name != null) {
                names.put(next.transaction(), name);
            }
        }
    }
}
