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
    public static Optional<AccountNumber> standIn(KnownParty party, Agent bank) {
        return Optional.ofNullable(strongest(party))
                .map(name -> new AccountNumber(Personal.of(name), AccountScheme.PARTY, bank));
    }

    /** What is known of a party beside its account. */
    public record KnownParty(
            @Nullable String lei,
            @Nullable String bic,
            List<Detail> identifications,
            @Nullable String name,
            @Nullable String country) {}

    private static @Nullable String strongest(KnownParty party) {
        if (party.lei != null) {
            return "lei:" + party.lei;
        }
        if (party.bic != null) {
            return Agent.ofBic(party.bic).identity();
        }
        if (!party.identifications.isEmpty()) {
            Detail first = party.identifications.getFirst();
            return "id:" + first.name() + ":" + first.value().reveal();
        }
        if (party.name == null) {
            return null;
        }
        return "name:" + party.name + (party.country == null ? "" : ":" + party.country);
    }
}
