package vigil.monitoring.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.engine.Context;
import vigil.engine.TransactionId;
import vigil.engine.screening.Screening;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.money.Money;
import vigil.monitoring.directory.AccountRef;
import vigil.monitoring.intake.ReceivedTransaction;

/**
 * A received transaction with all that can be known of it without the database.
 *
 * @param fingerprint over the whole content, keyed
 * @param base what was paid, in the base currency
 * @param context what the core may know around it
 * @param payerWords what the payer's key has to seal
 * @param payeeWords what the payee's key has to seal
 */
public record Prepared(
        InstitutionId institution,
        TransactionId id,
        UUID fingerprint,
        ReceivedTransaction received,
        AccountRef payer,
        AccountRef payee,
        Money base,
        Context context,
        byte @Nullable [] payerWords,
        byte @Nullable [] payeeWords,
        @Nullable FileRow origin) {

    /** The same, with what lists say of the parties. */
    public Prepared with(Screening screening) {
        return screening.equals(Screening.NONE)
                ? this
                : new Prepared(
                        institution,
                        id,
                        fingerprint,
                        received,
                        payer,
                        payee,
                        base,
                        context.with(screening),
                        payerWords,
                        payeeWords,
                        origin);
    }
}
