package vigil.monitoring.words;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.secrecy.Sealer;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;

/** Seals and opens what was written; a transaction that says nothing but figures needs no seal. */
public final class Words {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PAYER = "transactions.payer_sealed/";
    private static final String PAYEE = "transactions.payee_sealed/";
    private static final String STATUS = "transaction_statuses.sealed/";

    private final Sealer sealer;

    public Words(SecureRandom random) {
        this.sealer = new Sealer(random);
    }

    /**
     * What the payer's key has to seal, null for nothing.
     *
     * @param derivedClientId whether the client id follows from the file and the row
     */
    public static byte @Nullable [] ofPayer(
            ReceivedTransaction transaction, boolean derivedClientId) {
        PartyWords party = PartyWords.of(transaction.payer());
        PayerWords words =
                new PayerWords(
                        derivedClientId ? null : transaction.clientId().value(),
                        party.isEmpty() ? null : party,
                        DetailWords.of(transaction.details()));
        return words.isEmpty() ? null : JSON.writeValueAsBytes(words);
    }

    /** What the payee's key has to seal, null for nothing. */
    public static byte @Nullable [] ofPayee(Party payee) {
        PartyWords words = PartyWords.of(payee);
        return words.isEmpty() ? null : JSON.writeValueAsBytes(words);
    }

    public byte[] sealPayer(SecretKey key, byte[] words, UUID transaction) {
        return sealer.seal(key, words, PAYER + transaction);
    }

    public byte[] sealPayee(SecretKey key, byte[] words, UUID transaction) {
        return sealer.seal(key, words, PAYEE + transaction);
    }

    public PayerWords openPayer(SecretKey key, byte[] sealed, UUID transaction) {
        return JSON.readValue(sealer.open(key, sealed, PAYER + transaction), PayerWords.class);
    }

    public PartyWords openPayee(SecretKey key, byte[] sealed, UUID transaction) {
        return JSON.readValue(sealer.open(key, sealed, PAYEE + transaction), PartyWords.class);
    }

    public byte[] sealStatus(SecretKey key, List<Detail> details, UUID status) {
        return sealer.seal(key, JSON.writeValueAsBytes(DetailWords.of(details)), STATUS + status);
    }

    public List<DetailWords> openStatus(SecretKey key, byte[] sealed, UUID status) {
        return List.of(
                JSON.readValue(sealer.open(key, sealed, STATUS + status), DetailWords[].class));
    }
}
