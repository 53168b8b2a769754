package vigil.monitoring.intake.checks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.Detail;

/** Names accounts so that the same account is recognised again whatever format it came in. */
public final class Accounts {

    private Accounts() {}

    /** An account by its number; a bank's own number that is in truth an IBAN becomes one. */
    public static AccountNumber numbered(String number, AccountScheme scheme, Agent bank) {
        if (scheme == AccountScheme.BANK_ACCOUNT || scheme == AccountScheme.IBAN) {
            String iban = Iban.electronic(number);
            if (Iban.isValid(iban)) {
                return new AccountNumber(Personal.of(iban), AccountScheme.IBAN, bank);
            }
        }
        return new AccountNumber(Personal.of(number), scheme, bank);
    }

    /**
     * What stands for the account of a party that named none: its strongest identifier, or else its
     * name. Empty when the party has neither.
     */
    public static Optional<AccountNumber> standIn(
            @Nullable String lei,
            @Nullable String bic,
            List<Detail> identifications,
            NameAndCountry name,
            Agent bank) {
        String standIn = strongest(lei, bic, identifications, name);
        return standIn == null
                ? Optional.empty()
                : Optional.of(new AccountNumber(Personal.of(standIn), AccountScheme.PARTY, bank));
    }

    /** A party's name with its country, as far as they are known. */
    public record NameAndCountry(@Nullable String name, @Nullable String country) {}

    private static @Nullable String strongest(
            @Nullable String lei,
            @Nullable String bic,
            List<Detail> identifications,
            NameAndCountry name) {
        if (lei != null) {
            return "lei:" + lei;
        }
        if (bic != null) {
            return Agent.ofBic(bic).identity();
        }
        if (!identifications.isEmpty()) {
            Detail first = identifications.getFirst();
            return "id:" + first.name() + ":" + first.value().reveal();
        }
        if (name.name() == null) {
            return null;
        }
        return "name:" + name.name() + (name.country() == null ? "" : ":" + name.country());
    }
}
