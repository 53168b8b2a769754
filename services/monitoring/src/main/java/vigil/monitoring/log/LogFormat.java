package vigil.monitoring.log;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
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
        TransactionContext.Builder own =
                TransactionContext.newBuilder()
                        .setKind(
                                context.kind() == TransactionKind.PAYMENT
                                        ? ""
                                        : context.kind().name())
                        .setPayerSegment(context.payerSegment())
                        .setPayeeSegment(context.payeeSegment())
                        .setPayerHolder(context.payerHolder())
                        .setPayeeHolder(context.payeeHolder())
                        .setPayerAgePlusOne(context.payerAge() + 1)
                        .setPlace(context.place())
                        .setWording(context.wording());
        ScreeningFormat.put(context.screening(), own);
        return own.build();
    }

    /**
     * A context as a row keeps it, null without one.
     *
     * @throws IllegalStateException when the bytes break the schema
     */
    public static @Nullable TransactionContext storedContext(byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : TransactionContext.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored context cannot be read", e);
        }
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
                context.getWording(),
                ScreeningFormat.screening(context));
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
