package vigil.monitoring.sending;

/**
 * That a status report was kept.
 *
 * @param transactionId the transaction that it speaks of
 * @param transactionKnown whether that transaction was taken in here
 * @param repeated whether the same report had been sent before
 */
public record StatusReceipt(
        String statusId, String transactionId, boolean transactionKnown, boolean repeated) {}
