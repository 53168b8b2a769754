package vigil.kernel.secrecy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import vigil.kernel.identity.InstitutionId;

/**
 * A data key for every subject, wrapped by a key of the master and kept in the house's table {@code
 * subject_keys}; deleting the row erases the subject everywhere, backups of the sealed values
 * included.
 */
public final class SubjectKeys {

    private static final String PURPOSE = "subject-keys";

    private final SecretKey wrapping;
    private final Sealer sealer;
    private final SecureRandom random;
    private final Cache<String, SecretKey> cached;

    public SubjectKeys(MasterKey master, SecureRandom random, int cachedKeys) {
        this.wrapping = master.derive(PURPOSE, "AES");
        this.sealer = new Sealer(random);
        this.random = random;
        this.cached = Caffeine.newBuilder().maximumSize(cachedKeys).build();
    }

    /**
     * The keys of these subjects; missing ones are made and stored in the caller's transaction.
     *
     * @param subjects names within the institution, such as an account surrogate in decimal
     */
    public Map<String, SecretKey> keys(
            Connection connection, InstitutionId institution, Set<String> subjects)
            throws SQLException {
        Map<String, SecretKey> keys = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String subject : subjects) {
            SecretKey key = cached.getIfPresent(cacheName(institution, subject));
            if (key == null) {
                missing.add(subject);
            } else {
                keys.put(subject, key);
            }
        }
        if (!missing.isEmpty()) {
            missing.sort(null); // One order of locks for all writers.
            Map<String, SecretKey> made = insertMissing(connection, institution, missing);
            keys.putAll(made);
            missing.removeIf(made::containsKey);
            if (!missing.isEmpty()) {
                keys.putAll(load(connection, institution, missing));
            }
        }
        return keys;
    }

    /** The keys of the subjects that have one; never makes any, for reading. */
    public Map<String, SecretKey> existing(
            Connection connection, InstitutionId institution, Set<String> subjects)
            throws SQLException {
        return load(connection, institution, List.copyOf(subjects));
    }

    /** Destroys a subject's key. Call {@link #forget} in every process that may have cached it. */
    public void erase(Connection connection, InstitutionId institution, String subject)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "delete from subject_keys where institution = ? and subject = ?")) {
            delete.setString(1, institution.value());
            delete.setString(2, subject);
            delete.executeUpdate();
        }
        forget(institution, subject);
    }

    public void forget(InstitutionId institution, String subject) {
        cached.invalidate(cacheName(institution, subject));
    }

    /** Makes the keys that nobody has made; gives those. */
    private Map<String, SecretKey> insertMissing(
            Connection connection, InstitutionId institution, List<String> subjects)
            throws SQLException {
        Map<String, SecretKey> drawn = HashMap.newHashMap(subjects.size());
        byte[][] wrapped = new byte[subjects.size()][];
        for (int i = 0; i < wrapped.length; i++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            wrapped[i] = sealer.seal(wrapping, key, context(institution, subjects.get(i)));
            drawn.put(subjects.get(i), new SecretKeySpec(key, "AES"));
        }
        Map<String, SecretKey> made = HashMap.newHashMap(subjects.size());
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into subject_keys (institution, subject, wrapped)
                        select ?, s.subject, s.wrapped from unnest(?::text[], ?::bytea[]) as s (subject, wrapped)
                        on conflict do nothing
                        returning subject\
                        """)) {
            insert.setString(1, institution.value());
            insert.setArray(2, texts(connection, subjects));
            insert.setArray(3, connection.createArrayOf("bytea", wrapped));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    made.put(rows.getString(1), drawn.get(rows.getString(1)));
                }
            }
        }
        return made;
    }

    private Map<String, SecretKey> load(
            Connection connection, InstitutionId institution, List<String> subjects)
            throws SQLException {
        Map<String, SecretKey> keys = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select subject, wrapped from subject_keys where institution = ? and subject = any (?)")) {
            select.setString(1, institution.value());
            select.setArray(2, texts(connection, subjects));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String subject = rows.getString(1);
                    byte[] key =
                            sealer.open(wrapping, rows.getBytes(2), context(institution, subject));
                    keys.put(subject, new SecretKeySpec(key, "AES"));
                }
            }
        }
        return keys;
    }

    /**
     * To be called after the transaction that may have made the keys has committed: a rolled-back
     * key must not be cached.
     */
    public void remember(InstitutionId institution, Map<String, SecretKey> committed) {
        committed.forEach((subject, key) -> cached.put(cacheName(institution, subject), key));
    }

    private static Array texts(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static String context(InstitutionId institution, String subject) {
        return PURPOSE + "/" + cacheName(institution, subject);
    }

    private static String cacheName(InstitutionId institution, String subject) {
        return institution.value() + "/" + subject;
    }
}
