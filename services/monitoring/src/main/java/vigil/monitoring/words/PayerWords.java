package vigil.monitoring.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the payer's key seals: the payer, and all that was written about the payment itself.
 *
 * @param clientId the sender's name of the transaction, null when it follows from file and row
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PayerWords(
        @Nullable String clientId, @Nullable PartyWords party, List<DetailWords> details) {

    @SuppressWarnings("NullAway") // A field that was left out comes back as null.
    public PayerWords {
        details = details == null ? List.of() : List.copyOf(details);
    }

    boolean isEmpty() {
        return clientId == null && party == null && details.isEmpty();
    }
}
