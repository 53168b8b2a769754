package vigil.monitoring.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.rows.Columns;

/** Surrogates of banks. Zero stands for the bank of which nothing was said. */
public final class BankDirectory {

    private record Name(InstitutionId institution, String identity) {}

    private static final int CACHED = 100_000;

    private final SecureRandom random;
    private final Cache<Name, Long> cached = Caffeine.newBuilder().maximumSize(CACHED).build();

    public BankDirectory(SecureRandom random) {
        this.random = random;
    }

    /**
     * Surrogates by identity; unknown banks are written in the caller's transaction, which has
     * entered the institution.
     */
    Map<String, Long> resolve(
            Connection connection, InstitutionId institution, Set<String> identities)
            throws SQLException {
        Map<String, Long> surrogates = new HashMap<>();
        surrogates.put("", 0L);
        Set<String> missing = new TreeSet<>(); // One order of locks for all writers.
        for (String identity : identities) {
            if (identity.isEmpty()) {
                continue;
            }
            Long surrogate = cached.getIfPresent(new Name(institution, identity));
            if (surrogate == null) {
                missing.add(identity);
            } else {
                surrogates.put(identity, surrogate);
            }
        }
        if (!missing.isEmpty()) {
            List<String> sorted = List.copyOf(missing);
            insert(connection, institution, sorted);
            surrogates.putAll(load(connection, institution, sorted));
        }
        return surrogates;
    }

    /** After the commit: what was rolled back must not be cached. */
    void remember(InstitutionId institution, Map<String, Long> surrogates) {
        surrogates.forEach(
                (identity, surrogate) -> cached.put(new Name(institution, identity), surrogate));
    }

    private void insert(Connection connection, InstitutionId institution, List<String> identities)
            throws SQLException {
        long[] surrogates = new long[identities.size()];
        for (int i = 0; i < surrogates.length; i++) {
            surrogates[i] = Surrogates.draw(random);
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into banks (institution, surrogate, identity)
                        select ?, b.surrogate, b.identity
                        from unnest(?::bigint[], ?::text[]) as b (surrogate, identity)
                        where not exists (select from banks k where k.institution = ? and k.identity = b.identity)
                        on conflict do nothing\
                        """)) {
            insert.setString(1, institution.value());
            new Columns(connection, insert, 2).longs(surrogates).texts(identities);
            insert.setString(4, institution.value());
            insert.executeUpdate();
        }
    }

    private static Map<String, Long> load(
            Connection connection, InstitutionId institution, List<String> identities)
            throws SQLException {
        Map<String, Long> surrogates = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select identity, surrogate from banks where institution = ? and identity = any (?)")) {
            select.setString(1, institution.value());
            new Columns(connection, select, 2).texts(identities);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    surrogates.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        if (surrogates.size() < identities.size()) {
            throw new SQLException("a bank was not kept", "40001"); // Two drew the same number.
        }
        return surrogates;
    }
}
