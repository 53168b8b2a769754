package vigil.monitoring.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.TransactionContext;
import vigil.contracts.log.v1.TransactionReceived;
import vigil.engine.Context;
import vigil.engine.TransactionId;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.directory.AccountRef;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.LogFormat;
import vigil.monitoring.rows.Columns;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.words.Words;

/**
 * Writes batches of transactions: a client id that is taken already is told apart by its content.
 */
public final class TransactionStore {

    private static final String INSERT =
            """
            insert into transactions (transaction_id, institution, fingerprint, event_time,
                payer, payee, payer_bank, payee_bank,
                paid_currency, paid_minor, paid_scale, received_currency, received_minor, received_scale,
                base_minor, base_currency, format, payer_country, payee_country,
                file_id, file_row, payer_sealed, payee_sealed, context)
            select t.id, ?, t.fingerprint, to_timestamp(t.event_millis / 1000::float8),
                t.payer, t.payee, t.payer_bank, t.payee_bank,
                t.paid_currency, t.paid_minor, t.paid_scale, t.received_currency, t.received_minor, t.received_scale,
                t.base_minor, ?, t.format, t.payer_country, t.payee_country,
                t.file_id, case when t.file_id is null or t.file_row < 0 then null else t.file_row end, t.payer_sealed, t.payee_sealed, t.context
            from unnest(?::uuid[], ?::uuid[], ?::bigint[],
                    ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::text[], ?::bigint[], ?::smallint[], ?::text[], ?::bigint[], ?::smallint[],
                    ?::bigint[], ?::text[], ?::text[], ?::text[],
                    ?::uuid[], ?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[])
                as t (id, fingerprint, event_millis,
                    payer, payee, payer_bank, payee_bank,
                    paid_currency, paid_minor, paid_scale, received_currency, received_minor, received_scale,
                    base_minor, format, payer_country, payee_country,
                    file_id, file_row, payer_sealed, payee_sealed, context)\
            """;

    private static final String INSERT_NEW =
            INSERT + " on conflict (transaction_id) do nothing returning transaction_id";

    private final AccountDirectory directory;
    private final SubjectKeys subjectKeys;
    private final Institutions institutions;
    private final Words words;

    public TransactionStore(
            AccountDirectory directory,
            SubjectKeys subjectKeys,
            Institutions institutions,
            Words words) {
        this.directory = directory;
        this.subjectKeys = subjectKeys;
        this.institutions = institutions;
        this.words = words;
    }

    /** What became of a batch, in its order. {@link #committed} once the transaction is. */
    public record Outcome(
            InstitutionId institution,
            List<Kept> kept,
            AccountDirectory.Resolved resolved,
            Map<String, SecretKey> keys) {}

    /**
     * Writes one institution's batch in the caller's transaction.
     *
     * @param allNew the caller expects every id to be new, which saves looking before writing
     * @throws SQLException {@link SqlFailures#isTaken} when one is not: again, with less hope
     */
    public Outcome keep(
            Connection connection, InstitutionId institution, List<Prepared> batch, boolean allNew)
            throws SQLException {
        Questions.enter(connection, institution);
        institutions.note(connection, institution);
        AccountDirectory.Resolved resolved =
                directory.resolve(connection, institution, accounts(batch));
        List<Addressed> addressed = addressed(batch, resolved);
        Map<String, SecretKey> keys = keys(connection, institution, addressed);
        List<Addressed> distinct = distinct(addressed);
        Set<UUID> stored =
                insert(
                        connection,
                        institution,
                        new TransactionRows(distinct, keys, words),
                        batch.getFirst().base().currency().code(),
                        allNew);
        Map<UUID, Earlier> earlier =
                stored.size() == batch.size()
                        ? Map.of()
                        : earlier(connection, addressed, stored, distinct);
        List<Kept> kept = new ArrayList<>(batch.size());
        for (Addressed next : addressed) {
            kept.add(kept(next, stored, earlier));
        }
        return new Outcome(institution, kept, resolved, keys);
    }

    /** Writes the accounts of a batch that nobody has met; {@link #committed} once it is. */
    Outcome introduce(Connection connection, InstitutionId institution, List<Prepared> batch)
            throws SQLException {
        Questions.enter(connection, institution);
        institutions.note(connection, institution);
        return new Outcome(
                institution,
                List.of(),
                directory.resolve(connection, institution, accounts(batch)),
                Map.of());
    }

    /** Lets the caches know what the database now holds. */
    public void committed(Outcome outcome) {
        institutions.remember(outcome.institution());
        outcome.resolved().remember();
        subjectKeys.remember(outcome.institution(), outcome.keys());
    }

    private static List<AccountRef> accounts(List<Prepared> batch) {
        List<AccountRef> accounts = new ArrayList<>(batch.size() * 2);
        batch.forEach(next -> {
            accounts.add(next.payer());
            accounts.add(next.payee());
        });
        return accounts;
    }

    private static List<Addressed> addressed(
            List<Prepared> batch, AccountDirectory.Resolved resolved) {
        List<Addressed> addressed = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            addressed.add(new Addressed(batch.get(i), resolved.at(2 * i), resolved.at(2 * i + 1)));
        }
        return addressed;
    }

    private Map<String, SecretKey> keys(
            Connection connection, InstitutionId institution, List<Addressed> batch)
            throws SQLException {
        Set<String> subjects = new HashSet<>();
        for (Addressed next : batch) {
            if (next.prepared().payerWords() != null) {
                subjects.add(AccountDirectory.subject(next.payer().account()));
            }
            if (next.prepared().payeeWords() != null) {
                subjects.add(AccountDirectory.subject(next.payee().account()));
            }
        }
        return subjects.isEmpty() ? Map.of() : subjectKeys.keys(connection, institution, subjects);
    }

    private static List<Addressed> distinct(List<Addressed> batch) {
        Map<TransactionId, Addressed> byId = LinkedHashMap.newLinkedHashMap(batch.size());
        batch.forEach(next -> byId.putIfAbsent(next.prepared().id(), next));
        return byId.size() == batch.size() ? batch : List.copyOf(byId.values());
    }

    private static Set<UUID> insert(
            Connection connection,
            InstitutionId institution,
            TransactionRows rows,
            String baseCurrency,
            boolean allNew)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(allNew ? INSERT : INSERT_NEW)) {
            insert.setString(1, institution.value());
            insert.setString(2, baseCurrency);
            new Columns(connection, insert, 3)
                    .uuids(rows.ids)
                    .uuids(rows.fingerprints)
                    .longs(rows.eventMillis)
                    .longs(rows.payers)
                    .longs(rows.payees)
                    .longs(rows.payerBanks)
                    .longs(rows.payeeBanks)
                    .texts(rows.paidCurrencies)
                    .longs(rows.paidMinor)
                    .shorts(rows.paidScales)
                    .texts(rows.receivedCurrencies)
                    .longs(rows.receivedMinor)
                    .shorts(rows.receivedScales)
                    .longs(rows.baseMinor)
                    .texts(rows.formats)
                    .texts(rows.payerCountries)
                    .texts(rows.payeeCountries)
                    .uuids(rows.files)
                    .longs(rows.fileRows)
                    .bytes(rows.payerSealed)
                    .bytes(rows.payeeSealed)
                    .bytes(rows.contexts);
            if (allNew) {
                insert.executeUpdate();
                return new HashSet<>(List.of(rows.ids));
            }
            Set<UUID> stored = HashSet.newHashSet(rows.ids.length);
            try (ResultSet ids = insert.executeQuery()) {
                while (ids.next()) {
                    stored.add(ids.getObject(1, UUID.class));
                }
            }
            return stored;
        }
    }

    /**
     * What was kept under an id before.
     *
     * @param context as it was known then: what came first stands, also what lists said
     */
    private record Earlier(UUID fingerprint, @Nullable TransactionContext context) {}

    /** The rows behind the ids that were taken, and the first of those given twice. */
    private static Map<UUID, Earlier> earlier(
            Connection connection,
            List<Addressed> batch,
            Set<UUID> stored,
            List<Addressed> distinct)
            throws SQLException {
        Map<UUID, Earlier> earlier = new HashMap<>();
        if (distinct.size() < batch.size()) {
            distinct.forEach(first ->
                    earlier.put(
                            Ids.uuid(first.prepared().id()),
                            new Earlier(
                                    first.prepared().fingerprint(), context(first.prepared()))));
        }
        UUID[] taken =
                distinct.stream()
                        .map(next -> Ids.uuid(next.prepared().id()))
                        .filter(id -> !stored.contains(id))
                        .toArray(UUID[]::new);
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select transaction_id, fingerprint, context from transactions where transaction_id = any (?)")) {
            new Columns(connection, select, 1).uuids(taken);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    earlier.put(
                            rows.getObject(1, UUID.class),
                            new Earlier(
                                    rows.getObject(2, UUID.class),
                                    LogFormat.storedContext(rows.getBytes(3))));
                }
            }
        }
        return earlier;
    }

    private static Kept kept(Addressed addressed, Set<UUID> stored, Map<UUID, Earlier> earlier) {
        UUID id = Ids.uuid(addressed.prepared().id());
        if (stored.remove(id)) { // The first of this id in the batch is the one that was stored.
            return new Kept.Stored(record(addressed, context(addressed.prepared())));
        }
        Earlier first = earlier.get(id);
        return first != null && addressed.prepared().fingerprint().equals(first.fingerprint())
                ? new Kept.Known(record(addressed, first.context()))
                : new Kept.Conflicting();
    }

    private static @Nullable TransactionContext context(Prepared prepared) {
        return prepared.context().equals(Context.NONE)
                ? null
                : LogFormat.context(prepared.context());
    }

    private static LogRecord record(Addressed addressed, @Nullable TransactionContext context) {
        Prepared next = addressed.prepared();
        String payerCountry = next.received().payer().country();
        String payeeCountry = next.received().payee().country();
        TransactionReceived.Builder transaction =
                TransactionReceived.newBuilder()
                        .setTransactionId(Ids.bytes(next.id()))
                        .setFingerprint(Ids.bytes(next.fingerprint()))
                        .setEventTimeMillis(next.received().eventTime().toEpochMilli())
                        .setPayer(addressed.payer().account())
                        .setPayee(addressed.payee().account())
                        .setPayerBank(addressed.payer().bank())
                        .setPayeeBank(addressed.payee().bank())
                        .setPaid(LogFormat.amount(next.received().paid()))
                        .setReceived(LogFormat.amount(next.received().received()))
                        .setBaseMinor(next.base().minor())
                        .setBaseCurrency(next.base().currency().code())
                        .setFormat(next.received().format().name())
                        .setPayerCountry(payerCountry == null ? "" : payerCountry)
                        .setPayeeCountry(payeeCountry == null ? "" : payeeCountry);
        if (context != null) {
            transaction.setContext(context);
        }
        return LogRecord.newBuilder()
                .setInstitution(next.institution().value())
                .setTransaction(transaction)
                .build();
    }
}
