package vigil.monitoring.directory;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.checks.Iban;
import vigil.monitoring.pages.AccountIds;

/** The account that a question names: by the id that answers show, or by its IBAN. */
public final class AskedAccounts {

    /** No account has this surrogate. */
    private static final long NOBODY = 0;

    private final AccountDirectory directory;

    public AskedAccounts(AccountDirectory directory) {
        this.directory = directory;
    }

    /**
     * Its surrogate; null when none was named, and one that belongs to nobody when it was never
     * seen here. The query parameter is refused when it is neither.
     */
    public @Nullable Long surrogate(
            Connection connection, InstitutionId institution, @Nullable String account)
            throws SQLException {
        if (account == null) {
            return null;
        }
        String iban = Iban.electronic(account);
        if (!Iban.isValid(iban)) {
            return AccountIds.surrogate("account", account);
        }
        AccountNumber number =
                new AccountNumber(Personal.of(iban), AccountScheme.IBAN, Agent.unknown());
        return directory.find(connection, institution, number).orElse(NOBODY);
    }
}
