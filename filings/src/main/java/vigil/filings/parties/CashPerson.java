package vigil.filings.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody involved in cash over the limit: who carried it, or for whom it was carried. Amounts are
 * whole US dollars.
 */
public record CashPerson(
        @Nullable Role role,
        boolean entity,
        boolean severalTransactions,
        PartyName name,
        @Nullable String otherName,
        @Nullable Gender gender,
        Answer birthDate,
        Address address,
        @Nullable Phone phone,
        TaxNumber taxNumber,
        @Nullable Identification identification,
        boolean identificationUnknown,
        Occupation occupation,
        @Nullable String email,
        @Nullable Long cashIn,
        @Nullable Long cashOut,
        List<CashAccount> accounts) {

    /** The parts that the form knows. */
    public enum Role {
        ON_OWN_BEHALF,
        FOR_ANOTHER,
        ON_WHOSE_BEHALF,
        COMMON_CARRIER
    }

    /** An account that cash went into ({@code in}) or came from. */
    public record CashAccount(@Nullable String number, boolean in) {

        public CashAccount {
            number = Blanks.out(number);
        }

        @Override
        public String toString() {
            return "CashAccount[***]";
        }
    }

    public CashPerson {
        name = PartyName.or(name);
        otherName = Blanks.out(otherName);
        birthDate = Answer.or(birthDate);
        address = Address.or(address);
        taxNumber = TaxNumber.or(taxNumber);
        occupation = Occupation.or(occupation);
        email = Blanks.out(email);
        accounts = Blanks.out(accounts);
    }

    @Override
    public String toString() {
        return "CashPerson[" + role + ", ***]";
    }
}
