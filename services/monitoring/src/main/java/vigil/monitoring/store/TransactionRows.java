package vigil.monitoring.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import vigil.engine.Context;
import vigil.kernel.money.Money;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.LogFormat;
import vigil.monitoring.words.Words;

/** A batch turned by ninety degrees: one array for each column of the table of transactions. */
final class TransactionRows {

    private static final long NO_ROW = -1;

    final UUID[] ids;
    final UUID[] fingerprints;
    final long[] eventMillis;
    final long[] payers;
    final long[] payees;
    final long[] payerBanks;
    final long[] payeeBanks;
    final String[] paidCurrencies;
    final long[] paidMinor;
    final short[] paidScales;
    final String[] receivedCurrencies;
    final long[] receivedMinor;
    final short[] receivedScales;
    final long[] baseMinor;
    final String[] formats;
    final String[] payerCountries;
    final String[] payeeCountries;
    final @Nullable UUID[] files;
    final long[] fileRows;
    final byte[] @Nullable [] payerSealed;
    final byte[] @Nullable [] payeeSealed;
    final byte[] @Nullable [] contexts;

    private final Words words;
    private final Map<String, SecretKey> keys;

    TransactionRows(List<Addressed> batch, Map<String, SecretKey> keys, Words words) {
        int size = batch.size();
        this.words = words;
        this.keys = keys;
        ids = new UUID[size];
        fingerprints = new UUID[size];
        eventMillis = new long[size];
        payers = new long[size];
        payees = new long[size];
        payerBanks = new long[size];
        payeeBanks = new long[size];
        paidCurrencies = new String[size];
        paidMinor = new long[size];
        paidScales = new short[size];
        receivedCurrencies = new String[size];
        receivedMinor = new long[size];
        receivedScales = new short[size];
        baseMinor = new long[size];
        formats = new String[size];
        payerCountries = new String[size];
        payeeCountries = new String[size];
        files = new UUID[size];
        fileRows = new long[size];
        payerSealed = new byte[size][];
        payeeSealed = new byte[size][];
        contexts = new byte[size][];
        for (int row = 0; row < size; row++) {
            Addressed next = batch.get(row);
            figures(row, next.prepared());
            parties(row, next.prepared(), next.payer(), next.payee());
        }
    }

    private void figures(int row, Prepared next) {
        Money paid = next.received().paid();
        Money received = next.received().received();
        ids[row] = Ids.uuid(next.id());
        fingerprints[row] = next.fingerprint();
        eventMillis[row] = next.received().eventTime().toEpochMilli();
        paidCurrencies[row] = paid.currency().code();
        paidMinor[row] = paid.minor();
        paidScales[row] = (short) paid.currency().scale();
        receivedCurrencies[row] = received.currency().code();
        receivedMinor[row] = received.minor();
        receivedScales[row] = (short) received.currency().scale();
        baseMinor[row] = next.base().minor();
        formats[row] = next.received().format().name();
        if (!next.context().equals(Context.NONE)) {
            contexts[row] = LogFormat.context(next.context()).toByteArray();
        }
        FileRow origin = next.origin();
        if (origin != null) {
            files[row] = origin.file();
            fileRows[row] = origin.namesIt() ? origin.row() : NO_ROW;
        }
    }

    private void parties(
            int row, Prepared next, AccountDirectory.Known payer, AccountDirectory.Known payee) {
        payers[row] = payer.account();
        payees[row] = payee.account();
        payerBanks[row] = payer.bank();
        payeeBanks[row] = payee.bank();
        payerCountries[row] = orEmpty(next.received().payer().country());
        payeeCountries[row] = orEmpty(next.received().payee().country());
        if (next.payerWords() != null) {
            payerSealed[row] = words.sealPayer(key(payer), next.payerWords(), ids[row]);
        }
        if (next.payeeWords() != null) {
            payeeSealed[row] = words.sealPayee(key(payee), next.payeeWords(), ids[row]);
        }
    }

    private SecretKey key(AccountDirectory.Known account) {
        SecretKey key = keys.get(AccountDirectory.subject(account.account()));
        if (key == null) {
            throw new IllegalStateException("a subject's key was not made");
        }
        return key;
    }

    private static String orEmpty(@Nullable String country) {
        return country == null ? "" : country;
    }
}
