package vigil.monitoring.intake.iso20022;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.ReceivedTransaction;

/**
 * Names the transfers of one message. A reference that several of them carry tells them apart no
 * better than none.
 */
final class Naming {

    private final Map<ClientId, Integer> uses = new HashMap<>();
    private final Set<ClientId> given = new HashSet<>();

    Naming(List<Transfer> transfers) {
        for (Transfer transfer : transfers) {
            ClientId id = transfer.identity().byReference();
            if (id != null) {
                uses.merge(id, 1, Integer::sum);
            }
        }
    }

    ClientId nameOf(Transfer transfer, ReceivedTransaction unnamed) {
        TransferIdentity identity = transfer.identity();
        ClientId byReference = identity.byReference();
        if (byReference != null
                && (identity.uetr() != null || uses.getOrDefault(byReference, 0) == 1)) {
            return byReference;
        }
        return identity.byContent(transfer.found().position(), unnamed);
    }

    /**
     * False when the message has used the name before: a UETR is unique, or its sender is wrong.
     */
    boolean isFirst(ClientId id) {
        return given.add(id);
    }
}
