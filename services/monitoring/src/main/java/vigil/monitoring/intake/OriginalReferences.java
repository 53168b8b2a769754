package vigil.monitoring.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a status report names the transaction that it speaks of.
 *
 * @param candidates the client ids that the transaction may be known by, strongest first; empty
 *     when the report speaks of a whole message, or by placeholders alone
 */
public record OriginalReferences(
        @Nullable String messageId,
        @Nullable String messageName,
        @Nullable String instructionId,
        @Nullable String endToEndId,
        @Nullable String transactionId,
        @Nullable String uetr,
        List<ClientId> candidates) {

    public OriginalReferences {
        candidates = List.copyOf(candidates);
    }

    /**
     * How many candidates there are: the references are the sender's own words and stay unprinted.
     */
    @Override
    public String toString() {
        return "OriginalReferences[" + candidates.size() + " candidates]";
    }
}
