package vigil.monitoring.log;

import java.math.BigDecimal;
import vigil.contracts.log.v1.Amount;
import vigil.contracts.log.v1.TransactionContext;
import vigil.contracts.log.v1.TransactionReceived;
import vigil.engine.Context;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionKind;
import vigil.kernel.money.Currency;
import vigil.kernel.money.Money;

/** Facts between the log's schema and the core's vocabulary. */
public final class LogFormat {

    private LogFormat() {}

    /** An amount as the log holds it. */
    public static Amount amount(Money money) {
        return Amount.newBuilder()
                .setCurrency(money.currency().code())
                .setUnscaled(money.minor())
                .setScale(money.currency().scale())
                .build();
    }

    /**
     * A transaction of the log for the core.
     *
     * @throws IllegalArgumentException when the record breaks the schema's rules
     */
    public static Transaction transaction(TransactionReceived received) {
        return new Transaction(
                Ids.transaction(received.getTransactionId()),
                received.getEventTimeMillis(),
                account(received.getPayer()),
                account(received.getPayee()),
                received.getPayerBank(),
                received.getPayeeBank(),
                received.getPaid().getCurrency(),
                received.getReceived().getCurrency(),
                minor(received.getPaid()),
                received.getBaseMinor(),
                PaymentFormat.valueOf(received.getFormat()),
                received.getPayerCountry(),
                received.getPayeeCountry(),
                received.hasContext() ? context(received.getContext()) : Context.NONE);
    }

    /** What else is known, as the log holds it. */
    public static TransactionContext context(Context context) {
        return TransactionContext.newBuilder()
                .setKind(context.kind() == TransactionKind.PAYMENT ? "" : context.kind().name())
                .setPayerSegment(context.payerSegment())
                .setPayeeSegment(context.payeeSegment())
                .setPayerHolder(context.payerHolder())
                .setPayeeHolder(context.payeeHolder())
                .setPayerAgePlusOne(context.payerAge() + 1)
                .setPlace(context.place())
                .setWording(context.wording())
                .build();
    }

    private static Context context(TransactionContext context) {
        return new Context(
                context.getKind().isEmpty()
                        ? TransactionKind.PAYMENT
                        : TransactionKind.valueOf(context.getKind()),
                context.getPayerSegment(),
                context.getPayeeSegment(),
                context.getPayerHolder(),
                context.getPayeeHolder(),
                context.getPayerAgePlusOne() - 1,
                context.getPlace(),
                context.getWording());
    }

    private static long account(long surrogate) {
        if (surrogate == 0) {
            throw new IllegalArgumentException("an account surrogate is never zero");
        }
        return surrogate;
    }

    private static long minor(Amount amount) {
        Currency currency = Currency.of(amount.getCurrency());
        if (currency.scale() == amount.getScale()) {
            return amount.getUnscaled();
        }
        // Written when the currency had another minor unit.
        return new Money(BigDecimal.valueOf(amount.getUnscaled(), amount.getScale()), currency)
                .minor();
    }
}
