package vigil.monitoring.intake.iso20022;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;

/**
 * What one credit transfer says, checked.
 *
 * @param details what stands in the transfer itself and has no field
 */
record Transfer(
        TransferElements found,
        TransferIdentity identity,
        Instant time,
        Party payer,
        Party payee,
        Amounts amounts,
        PaymentFormat format,
        List<Detail> details) {

    private static final ClientId NOT_YET_NAMED = new ClientId("unnamed");

    record Amounts(Money paid, Money received) {}

    /**
     * A transaction without its name, with the details of the groups around the transfer before its
     * own.
     */
    ReceivedTransaction transaction(List<Detail> around) {
        List<Detail> all = new ArrayList<>(around);
        all.addAll(details);
        return new ReceivedTransaction(
                NOT_YET_NAMED, time, payer, payee, amounts.paid(), amounts.received(), format, all);
    }
}
