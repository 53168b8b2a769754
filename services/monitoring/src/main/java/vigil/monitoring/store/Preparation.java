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

    /** Ids whose client ids differ in the last three characters alone begin with the same bits. */
    private static final int LAST_CHARACTERS = 3;

    private static final int OWN_BITS_OF_HIGH = 16;

    private final BlindIndex names;
    private final BlindIndex fingerprints;
    private final AccountDirectory directory;
    private final Rates rates;
    private final Surroundings surroundings;
    private volatile Series last = new Series("", "", 0);

    /** What the ids of a thousand client ids in a row have in common. */
    private record Series(String institution, String name, long high) {}

    public Preparation(MasterKey master, AccountDirectory directory, Rates rates) {
        this.names = new BlindIndex(master, "transaction-ids");
        this.fingerprints = new BlindIndex(master, "transaction-fingerprints");
        this.directory = directory;
        this.rates = rates;
        this.surroundings = new Surroundings(master);
    }

    /**
     * The transaction that this client id names, for ever the same. Client ids in a row give ids
     * close together (48 keyed bits of what they share, 80 of each), so that their rows touch the
     * same pages of an index; nobody without the key can tell one from another.
     */
    public TransactionId name(InstitutionId institution, ClientId clientId) {
        TransactionId own = Ids.transaction(names.of(institution.value(), clientId.value()));
        long mask = -1L << OWN_BITS_OF_HIGH;
        return new TransactionId(
                (series(institution.value(), clientId.value()) & mask) | (own.high() & ~mask),
                own.low());
    }

    private long series(String institution, String clientId) {
        String name = clientId.substring(0, Math.max(0, clientId.length() - LAST_CHARACTERS));
        Series known = last;
        if (!known.name().equals(name) || !known.institution().equals(institution)) {
            byte[] hash = names.of(institution, "series", name);
            known = new Series(institution, name, Ids.transaction(hash).high());
            last = known;
        }
        return known.high();
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
                surroundings.of(institution, received),
                Words.ofPayer(received, origin != null && origin.namesIt()),
                Words.ofPayee(received.payee()),
                origin);
    }

    private Optional<Money> worth(ReceivedTransaction received) {
        return rates.inBase(received.paid());
    }
}
