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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
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
    private final Cache<IndexKey, Cached> cached;

    /**
     * @param cachedAccounts surrogates kept in memory, about 130 bytes each
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

    /** An account as it was named last: most name their bank in one way for ever. */
    private record Cached(Known known, String bankIdentity) {}

    /**
     * What a batch of accounts resolved to, in its order; to be remembered once it is committed.
     */
    public final class Resolved {

        private final InstitutionId institution;
        private final Known[] known;
        private final Map<String, Long> banks = new HashMap<>();
        private final Map<IndexKey, Cached> fresh = new HashMap<>();

        private Resolved(InstitutionId institution, int size) {
            this.institution = institution;
            this.known = new Known[size];
        }

        /** The surrogates of the account at this place of the batch. */
        public Known at(int place) {
            return known[place];
        }

        public void remember() {
            cached.putAll(fresh);
            AccountDirectory.this.banks.remember(institution, banks);
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
            Connection connection, InstitutionId institution, List<AccountRef> accounts)
            throws SQLException {
        Resolved resolved = new Resolved(institution, accounts.size());
        List<Integer> open = new ArrayList<>();
        for (int place = 0; place < accounts.size(); place++) {
            AccountRef account = accounts.get(place);
            Cached before = cached.getIfPresent(account.index());
            if (before != null
                    && before.bankIdentity().equals(account.number().bank().identity())) {
                resolved.known[place] = before.known();
            } else {
                open.add(place);
            }
        }
        if (!open.isEmpty()) {
            resolveOpen(connection, resolved, accounts, open);
        }
        return resolved;
    }

    private void resolveOpen(
            Connection connection, Resolved resolved, List<AccountRef> accounts, List<Integer> open)
            throws SQLException {
        Set<String> identities = new HashSet<>();
        Map<IndexKey, AccountNumber> numbers = new LinkedHashMap<>();
        for (int place : open) {
            AccountRef account = accounts.get(place);
            identities.add(account.number().bank().identity());
            numbers.put(account.index(), account.number());
        }
        resolved.banks.putAll(banks.resolve(connection, resolved.institution, identities));
        Map<IndexKey, Long> surrogates = surrogates(connection, resolved, numbers);
        for (int place : open) {
            AccountRef account = accounts.get(place);
            String bank = account.number().bank().identity();
            Known known =
                    new Known(
                            there(surrogates.get(account.index())),
                            there(resolved.banks.get(bank)));
            resolved.known[place] = known;
            resolved.fresh.put(account.index(), new Cached(known, bank));
        }
    }

    private static long there(@Nullable Long surrogate) throws SQLException {
        if (surrogate == null) {
            throw new SQLException("an account was not kept", "40001"); // Two drew the same number.
        }
        return surrogate;
    }

    /** Found, made, or found after somebody else was first. */
    private Map<IndexKey, Long> surrogates(
            Connection connection, Resolved resolved, Map<IndexKey, AccountNumber> numbers)
            throws SQLException {
        Map<IndexKey, AccountNumber> missing = new LinkedHashMap<>(numbers);
        Map<IndexKey, Long> surrogates =
                new HashMap<>(load(connection, resolved.institution, missing.keySet()));
        missing.keySet().removeAll(surrogates.keySet());
        if (!missing.isEmpty()) {
            surrogates.putAll(insert(connection, resolved, missing));
            missing.keySet().removeAll(surrogates.keySet());
        }
        if (!missing.isEmpty()) {
            surrogates.putAll(load(connection, resolved.institution, missing.keySet()));
        }
        return surrogates;
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
            accountBanks[i] = resolved.banks.getOrDefault(account.bank().identity(), 0L);
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
