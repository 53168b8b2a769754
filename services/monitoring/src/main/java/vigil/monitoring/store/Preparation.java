package vigil.monitoring.store;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.engine.TransactionId;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.log.Ids;
import vigil.monitoring.rates.Rates;
import vigil.monitoring.words.Words;

/**
 * Names transactions, fingerprints them and says what they are worth: all that needs no database.
 */
public final class Preparation {

    private final BlindIndex names;
    private final BlindIndex fingerprints;
    private final AccountDirectory directory;
    private final Rates rates;

    public Preparation(MasterKey master, AccountDirectory directory, Rates rates) {
        this.names = new BlindIndex(master, "transaction-ids");
        this.fingerprints = new BlindIndex(master, "transaction-fingerprints");
        this.directory = directory;
        this.rates = rates;
    }

    /** The transaction that this client id names, for ever the same. */
    public TransactionId name(InstitutionId institution, ClientId clientId) {
        return Ids.transaction(names.of(institution.value(), clientId.value()));
    }

    /** A key of the same kind for other things that clients name, such as files. */
    public UUID name(InstitutionId institution, String kind, String clientName) {
        return Ids.uuid(Ids.transaction(names.of(institution.value(), kind, clientName)));
    }

    /** Whether there is a rate for the currency that was paid in. */
    public boolean hasRate(ReceivedTransaction received) {
        return worth(received).isPresent();
    }

    /**
     * @throws IllegalArgumentException when there is no rate, see {@link #hasRate}
     */
    public Prepared prepare(
            InstitutionId institution, ReceivedTransaction received, @Nullable FileRow origin) {
        byte[] fingerprint = fingerprints.of(institution.value(), received.fingerprint().hex());
        return new Prepared(
                institution,
                name(institution, received.clientId()),
                Ids.uuid(Ids.transaction(fingerprint)),
                received,
                directory.ref(institution, received.payer().account()),
                directory.ref(institution, received.payee().account()),
                worth(received).orElseThrow(() -> new IllegalArgumentException("no exchange rate")),
                Words.ofPayer(received, origin != null && origin.namesIt()),
                Words.ofPayee(received.payee()),
                origin);
    }

    private Optional<Money> worth(ReceivedTransaction received) {
        return rates.inBase(received.paid());
    }
}
