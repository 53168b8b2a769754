package vigil.monitoring.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;

/**
 * Who pays or is paid: a person, a company or a bank.
 *
 * @param country ISO 3166-1 alpha-2
 * @param lei ISO 17442
 * @param bic of the organisation itself, not of its bank
 * @param birthDate ISO 8601 date
 * @param identifications other numbers of the party; the detail's name says of which kind
 */
public record Party(
        AccountNumber account,
        @Nullable Personal name,
        List<Personal> addressLines,
        @Nullable String country,
        @Nullable String lei,
        @Nullable String bic,
        @Nullable Personal birthDate,
        List<Detail> identifications) {

    public Party {
        addressLines = List.copyOf(addressLines);
        identifications = List.copyOf(identifications);
    }

    /** A party of whom nothing but the account is known. */
    public static Party of(AccountNumber account) {
        return new Party(account, null, List.of(), null, null, null, null, List.of());
    }
}
