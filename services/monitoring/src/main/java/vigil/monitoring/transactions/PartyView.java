package vigil.monitoring.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.words.BankWords;

/**
 * Who pays or is paid, masked.
 *
 * @param accountId our name of the account, to be used as the filter {@code account}
 * @param accountNumber the last four characters; absent once the subject is erased
 * @param scheme numbering of the account
 * @param name initials
 * @param birthYear of a person, if it was sent
 * @param screening what lists said of it; absent when nobody was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartyView(
        String accountId,
        @Nullable String accountNumber,
        @Nullable String scheme,
        @Nullable BankWords bank,
        @Nullable String name,
        @Nullable String country,
        @Nullable String lei,
        @Nullable String bic,
        @Nullable String birthYear,
        @Nullable ScreeningView screening) {}
