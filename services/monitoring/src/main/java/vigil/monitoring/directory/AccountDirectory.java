package vigil.monitoring.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.rows.Columns;

/** Surrogates of accounts, and of the banks that keep them. */
public final class AccountDirectory {

    private static final String SEALED_IN = "accounts.sealed/";

    private final BlindIndex blindIndex;
    private final SubjectKeys subjectKeys;
    private final Sealer sealer;
    private final SecureRandom random;
    private final BankDirectory banks;
    private final Cache<IndexKey, Long> cached;

    /**
     * @param cachedAccounts surrogates kept in memory, about 100 bytes each
     */
    public AccountDirectory(
            MasterKey master, SubjectKeys subjectKeys, SecureRandom random, int cachedAccounts) {
        this.blindIndex = new BlindIndex(master, "accounts");
        this.subjectKeys = subjectKeys;
        this.sealer = new Sealer(random);
        this.random = random;
        this.banks = new BankDirectory(random);
        this.cached = Caffeine.newBuilder().maximumSize(cachedAccounts).build();
    }

    /** An account as the log knows it. */
    public record Known(long account, long bank) {}

    /** What a batch of accounts resolved to; to be remembered once the transaction is committed. */
    public final class Resolved {

        private final InstitutionId institution;
        private final Map<String, Long> bankSurrogates;
        private final Map<IndexKey, Long> accounts = new HashMap<>();
        private final Map<IndexKey, Long> fresh = new HashMap<>();

        private Resolved(InstitutionId institution, Map<String, Long> bankSurrogates) {
            this.institution = institution;
            this.bankSurrogates = bankSurrogates;
        }

        /** The surrogates of one of the accounts that were resolved. */
        public Known of(AccountRef account) {
            Long surrogate = accounts.get(account.index());
            Long bank = bankSurrogates.get(account.number().bank().identity());
            if (surrogate == null || bank == null) {
                throw new IllegalArgumentException("not among the accounts that were resolved");
            }
            return new Known(surrogate, bank);
        }

        public void remember() {
            cached.putAll(fresh);
            banks.remember(institution, bankSurrogates);
        }
    }

    /** The account with its blind index, for {@link #resolve}; needs no database. */
    public AccountRef ref(InstitutionId institution, AccountNumber number) {
        return new AccountRef(
                new IndexKey(blindIndex.of(institution.value(), number.identity().reveal())),
                number);
    }

    /**
     * Surrogates for all these accounts; those never seen before are written in the caller's
     * transaction, which has entered the institution.
     */
    public Resolved resolve(
            Connection connection, InstitutionId institution, Collection<AccountRef> accounts)
            throws SQLException {
        Set<String> identities = new HashSet<>();
        accounts.forEach(account -> identities.add(account.number().bank().identity()));
        Resolved resolved =
                new Resolved(institution, banks.resolve(connection, institution, identities));
        Map<IndexKey, AccountNumber> missing = new LinkedHashMap<>();
        for (AccountRef account : accounts) {
            Long surrogate = cached.getIfPresent(account.index());
            if (surrogate == null) {
                missing.put(account.index(), account.number());
            } else {
                resolved.accounts.put(account.index(), surrogate);
            }
        }
        if (!missing.isEmpty()) {
            resolved.fresh.putAll(load(connection, institution, missing.keySet()));
            missing.keySet().removeAll(resolved.fresh.keySet());
            if (!missing.isEmpty()) {
                resolved.fresh.putAll(insert(connection, resolved, missing));
                missing.keySet().removeAll(resolved.fresh.keySet());
            }
            if (!missing.isEmpty()) { // Somebody else was first.
                resolved.fresh.putAll(load(connection, institution, missing.keySet()));
            }
            resolved.accounts.putAll(resolved.fresh);
        }
        return resolved;
    }

    /** The surrogate of a number that somebody asks for, if it was ever seen. */
    public Optional<Long> find(
            Connection connection, InstitutionId institution, AccountNumber number)
            throws SQLException {
        IndexKey index = ref(institution, number).index();
        return Optional.ofNullable(load(connection, institution, Set.of(index)).get(index));
    }

    /** The numbers behind surrogates, by surrogate; those of erased subjects are missing. */
    public Map<Long, Personal> open(Map<Long, byte[]> sealed, Map<String, SecretKey> keys) {
        Map<Long, Personal> numbers = new HashMap<>();
        sealed.forEach((surrogate, bytes) -> {
            SecretKey key = keys.get(subject(surrogate));
            if (key != null) {
                byte[] clear = sealer.open(key, bytes, SEALED_IN + surrogate);
                numbers.put(surrogate, Personal.of(new String(clear, StandardCharsets.UTF_8)));
            }
        });
        return numbers;
    }

    /** The name of an account's holder in the table of subject keys. */
    public static String subject(long account) {
        return Long.toUnsignedString(account);
    }

    private Map<IndexKey, Long> insert(
            Connection connection, Resolved resolved, Map<IndexKey, AccountNumber> missing)
            throws SQLException {
        List<Map.Entry<IndexKey, AccountNumber>> sorted = new ArrayList<>(missing.entrySet());
        sorted.sort(Map.Entry.comparingByKey()); // One order of locks for all writers.
        int count = sorted.size();
        long[] surrogates = new long[count];
        long[] accountBanks = new long[count];
        byte[][] indexes = new byte[count][];
        byte[][] sealed = new byte[count][];
        String[] schemes = new String[count];
        Set<String> subjects = new HashSet<>();
        for (int i = 0; i < count; i++) {
            surrogates[i] = Surrogates.draw(random);
            subjects.add(subject(surrogates[i]));
        }
        Map<String, SecretKey> keys = subjectKeys.keys(connection, resolved.institution, subjects);
        for (int i = 0; i < count; i++) {
            AccountNumber account = sorted.get(i).getValue();
            indexes[i] = sorted.get(i).getKey().bytes();
            accountBanks[i] = resolved.bankSurrogates.getOrDefault(account.bank().identity(), 0L);
            schemes[i] = account.scheme().name();
            sealed[i] = seal(account, surrogates[i], keys);
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into accounts (institution, surrogate, bank, blind_index, sealed, scheme)
                        select ?, a.surrogate, a.bank, a.blind_index, a.sealed, a.scheme
                        from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[], ?::text[])
                            as a (surrogate, bank, blind_index, sealed, scheme)
                        on conflict do nothing
                        returning blind_index, surrogate\
                        """)) {
            insert.setString(1, resolved.institution.value());
            new Columns(connection, insert, 2)
                    .longs(surrogates)
                    .longs(accountBanks)
                    .bytes(indexes)
                    .bytes(sealed)
                    .texts(schemes);
            return surrogates(insert);
        }
    }

    private byte[] seal(AccountNumber account, long surrogate, Map<String, SecretKey> keys) {
        SecretKey key = keys.get(subject(surrogate));
        if (key == null) {
            throw new IllegalStateException("a subject's key was not made");
        }
        byte[] clear = account.number().reveal().getBytes(StandardCharsets.UTF_8);
        return sealer.seal(key, clear, SEALED_IN + surrogate);
    }

    private static Map<IndexKey, Long> load(
            Connection connection, InstitutionId institution, Set<IndexKey> indexes)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select blind_index, surrogate from accounts where institution = ? and blind_index = any (?)")) {
            select.setString(1, institution.value());
            new Columns(connection, select, 2)
                    .bytes(indexes.stream().map(IndexKey::bytes).toArray(byte[][]::new));
            return surrogates(select);
        }
    }

    private static Map<IndexKey, Long> surrogates(PreparedStatement statement) throws SQLException {
        Map<IndexKey, Long> surrogates = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                surrogates.put(new IndexKey(rows.getBytes(1)), rows.getLong(2));
            }
        }
        return surrogates;
    }
}
