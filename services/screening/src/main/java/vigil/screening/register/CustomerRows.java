package vigil.screening.register;

import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;
import vigil.kernel.secrecy.Sealer;

/** Customers and their versions in the database. */
public final class CustomerRows {

    private static final String CONTENT = "customer_versions.sealed";

    private final CustomerSeal seal;

    public CustomerRows(CustomerSeal seal) {
        this.seal = seal;
    }

    /**
     * Where a customer stands.
     *
     * @param fingerprint of the content; null for one who has left
     */
    public record Standing(int version, boolean present, byte @Nullable [] fingerprint) {

        /** The same of one who has left, so that any content is another. */
        public Standing gone() {
            return new Standing(version, false, null);
        }
    }

    /** A version to be written. */
    public record Version(String customer, int version, byte[] content, byte[] fingerprint) {}

    /** A customer without what is known of it. */
    public record Summary(String customer, int version, String changedBy, Instant changedAt) {}

    /** A version with what is known. */
    public record Opened(Summary summary, Content content) {}

    /** The next version, if the content is another one than that which stands. */
    public Optional<Version> next(
            InstitutionId institution,
            String customer,
            Content content,
            @Nullable Standing standing) {
        byte[] bytes = content.bytes();
        byte[] fingerprint = seal.fingerprint(institution, customer, bytes);
        if (standing == null) {
            return Optional.of(new Version(customer, 1, bytes, fingerprint));
        }
        boolean same =
                standing.present() && MessageDigest.isEqual(fingerprint, standing.fingerprint());
        return same
                ? Optional.empty()
                : Optional.of(new Version(customer, standing.version() + 1, bytes, fingerprint));
    }

    /** Where these customers stand, locked to the end of the transaction. */
    public static Map<String, Standing> lock(Connection connection, Collection<String> customers)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select c.customer, c.version, c.present, v.fingerprint
                        from customers c left join customer_versions v using (institution, customer, version)
                        where c.customer = any (?) order by c.customer for update of c\
                        """)) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            Map<String, Standing> standings = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    standings.put(
                            rows.getString(1),
                            new Standing(rows.getInt(2), rows.getBoolean(3), rows.getBytes(4)));
                }
            }
            return standings;
        }
    }

    /** Writes versions and makes them those that stand. */
    public static void write(
            Connection connection, Caller caller, List<Version> versions, CustomerSeal.Keys keys)
            throws SQLException {
        Array customers = texts(connection, versions);
        Array numbers =
                connection.createArrayOf(
                        "integer", versions.stream().map(Version::version).toArray());
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into customer_versions (institution, made_by, customer, version, fingerprint, sealed)
                        select ?, ?, v.customer, v.version, v.fingerprint, v.sealed
                        from unnest(?::text[], ?::integer[], ?::bytea[], ?::bytea[])
                            as v (customer, version, fingerprint, sealed)\
                        """)) {
            insert.setString(1, caller.institution().value());
            insert.setString(2, caller.login());
            insert.setArray(3, customers);
            insert.setArray(4, numbers);
            insert.setArray(5, bytes(connection, versions.stream().map(Version::fingerprint)));
            insert.setArray(
                    6, bytes(connection, versions.stream().map(version -> sealed(keys, version))));
            insert.executeUpdate();
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into customers (institution, changed_by, customer, version, present)
                        select ?, ?, v.customer, v.version, true from unnest(?::text[], ?::integer[])
                            as v (customer, version)
                        on conflict (institution, customer) do update set version = excluded.version,
                            present = true, missed = false, changed_by = excluded.changed_by, changed_at = now()\
                        """)) {
            upsert.setString(1, caller.institution().value());
            upsert.setString(2, caller.login());
            upsert.setArray(3, customers);
            upsert.setArray(4, numbers);
            upsert.executeUpdate();
        }
    }

    private static Array texts(Connection connection, List<Version> versions) throws SQLException {
        return connection.createArrayOf("text", versions.stream().map(Version::customer).toArray());
    }

    private static Array bytes(Connection connection, Stream<byte[]> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    private static byte[] sealed(CustomerSeal.Keys keys, Version version) {
        return keys.seal(version.customer(), context(version.version()), version.content());
    }

    /** Lets a customer leave and destroys its key. */
    public void leave(Connection connection, Caller caller, String customer) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                """
                                update customers set present = false, version = version + 1, changed_by = ?,
                                    changed_at = now() where customer = ?\
                                """);
                PreparedStatement delete =
                        connection.prepareStatement(
                                "delete from customer_versions where customer = ?")) {
            update.setString(1, caller.login());
            update.setString(2, customer);
            update.executeUpdate();
            delete.setString(1, customer);
            delete.executeUpdate();
        }
        seal.erase(connection, caller.institution(), customer);
    }

    /** A customer as it stands. */
    public Optional<Opened> open(Connection connection, InstitutionId institution, String customer)
            throws SQLException {
        return open(
                connection,
                institution,
                customer,
                "c.present and v.version = c.version and c.customer = ?");
    }

    /** A customer as it was in a version; empty when it has left since. */
    public Optional<Opened> open(
            Connection connection, InstitutionId institution, String customer, int version)
            throws SQLException {
        return open(
                connection,
                institution,
                customer,
                "c.present and v.version = " + version + " and c.customer = ?");
    }

    private Optional<Opened> open(
            Connection connection, InstitutionId institution, String customer, String condition)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select v.customer, v.version, v.made_by, v.made_at, v.sealed from customers c"
                                + " join customer_versions v using (institution, customer) where "
                                + condition)) {
            select.setString(1, customer);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                CustomerSeal.Keys keys = seal.existing(connection, institution, List.of(customer));
                return Optional.of(
                        new Opened(
                                summary(row),
                                content(keys, customer, row.getInt(2), row.getBytes(5))));
            }
        }
    }

    /** Those who are present, the newest first. */
    public static Page<Summary> page(Connection connection, Cut cut) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select customer, version, changed_by, changed_at, number from customers
                        where present and number < ? order by number desc limit ?\
                        """)) {
            select.setLong(1, cut.before());
            select.setInt(2, cut.rows());
            return cut.page(select, CustomerRows::summary);
        }
    }

    /**
     * Customers on their way into memory.
     *
     * @param rows that there were
     * @param last where to go on
     */
    record Chunk(int rows, long last, Read read) {}

    /**
     * Customers as they stand.
     *
     * @param unread who is present, and what is known of it cannot be opened
     */
    record Read(List<Watched> customers, List<String> unread) {}

    /** The next of those who are present, by number. */
    Chunk chunk(Connection connection, InstitutionId institution, long after, int limit)
            throws SQLException {
        List<Row> found = new ArrayList<>();
        long last = after;
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select c.number, c.customer, c.version, v.sealed from customers c
                            join customer_versions v using (institution, customer, version)
                        where c.institution = ? and c.present and c.number > ? order by c.number limit ?\
                        """)) {
            select.setString(1, institution.value());
            select.setLong(2, after);
            select.setInt(3, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    found.add(new Row(rows.getString(2), rows.getInt(3), rows.getBytes(4)));
                }
            }
        }
        return new Chunk(found.size(), last, read(connection, institution, found));
    }

    /** Those of these customers who are present, as they stand. */
    Read present(Connection connection, InstitutionId institution, Collection<String> customers)
            throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select c.customer, c.version, v.sealed from customers c
                            join customer_versions v using (institution, customer, version)
                        where c.institution = ? and c.present and c.customer = any (?)\
                        """)) {
            select.setString(1, institution.value());
            select.setArray(2, connection.createArrayOf("text", customers.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getString(1), rows.getInt(2), rows.getBytes(3)));
                }
            }
        }
        return read(connection, institution, found);
    }

    /** Forgets the keys of customers who turned out to have left. */
    void forget(InstitutionId institution, Collection<String> customers) {
        customers.forEach(customer -> seal.forget(institution, customer));
    }

    private record Row(String customer, int version, byte[] sealed) {}

    private Read read(Connection connection, InstitutionId institution, List<Row> found)
            throws SQLException {
        List<Watched> customers = new ArrayList<>(found.size());
        List<String> unread = new ArrayList<>();
        CustomerSeal.Keys all = keys(connection, institution, found).orElse(null);
        for (Row row : found) {
            CustomerSeal.Keys keys =
                    all != null ? all : keys(connection, institution, List.of(row)).orElse(null);
            Watched customer = keys == null ? null : watched(keys, row);
            if (customer == null) {
                unread.add(row.customer());
            } else {
                customers.add(customer);
            }
        }
        return new Read(customers, unread);
    }

    /** Empty when one of them is damaged. */
    private Optional<CustomerSeal.Keys> keys(
            Connection connection, InstitutionId institution, List<Row> rows) throws SQLException {
        try {
            return Optional.of(
                    seal.existing(
                            connection, institution, rows.stream().map(Row::customer).toList()));
        } catch (Sealer.Broken e) {
            return Optional.empty();
        }
    }

    /** Null when it cannot be read; why would tell what it says. */
    private static @Nullable Watched watched(CustomerSeal.Keys keys, Row row) {
        if (!keys.has(row.customer())) {
            return null;
        }
        try {
            Content content = content(keys, row.customer(), row.version(), row.sealed());
            return new Watched(row.customer(), row.version(), content.entity(row.customer()));
        } catch (Sealer.Broken | JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Content content(
            CustomerSeal.Keys keys, String customer, int version, byte[] sealed) {
        return Content.of(keys.open(customer, context(version), sealed));
    }

    private static String context(int version) {
        return CONTENT + "/" + version;
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }
}
