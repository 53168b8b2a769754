package vigil.monitoring.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.pages.Masks;

/** Numbers of accounts as they are shown to who has given no purpose. */
public final class AccountNumbers {

    private final SubjectKeys subjectKeys;
    private final AccountDirectory directory;

    public AccountNumbers(SubjectKeys subjectKeys, AccountDirectory directory) {
        this.subjectKeys = subjectKeys;
        this.directory = directory;
    }

    /** The last four characters, by surrogate; those of erased subjects are missing. */
    public Map<Long, String> masked(
            Connection connection, InstitutionId institution, Collection<Long> accounts)
            throws SQLException {
        Map<Long, byte[]> sealed = sealed(connection, institution, accounts);
        if (sealed.isEmpty()) {
            return Map.of();
        }
        TreeSet<String> subjects = new TreeSet<>();
        sealed.keySet().forEach(account -> subjects.add(AccountDirectory.subject(account)));
        Map<String, SecretKey> keys = subjectKeys.existing(connection, institution, subjects);
        Map<Long, Personal> numbers = directory.open(sealed, keys);
        Map<Long, String> masked = new HashMap<>();
        numbers.forEach((account, number) -> masked.put(account, Masks.number(number)));
        return masked;
    }

    /** Where a party stands for its account, the number is a name: not even its end is shown. */
    private static Map<Long, byte[]> sealed(
            Connection connection, InstitutionId institution, Collection<Long> accounts)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select surrogate, sealed from accounts where institution = ? and surrogate = any (?) and scheme <> ?")) {
            select.setString(1, institution.value());
            select.setArray(2, connection.createArrayOf("int8", accounts.toArray()));
            select.setString(3, AccountScheme.PARTY.name());
            Map<Long, byte[]> sealed = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sealed.put(rows.getLong(1), rows.getBytes(2));
                }
            }
            return sealed;
        }
    }
}
