package vigil.monitoring.intake;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.Personal;

/**
 * The one encoding of a transaction's content that fingerprints are made of: every field in a fixed
 * order, each text with its length before it, so that no two contents have the same encoding.
 * Stored fingerprints depend on it: a change here needs a new {@link #VERSION}.
 */
final class CanonicalContent {

    private static final byte VERSION = 1;
    private static final int ABSENT = -1;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int USUAL_BYTES = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final byte[] number = new byte[Long.BYTES];

    private CanonicalContent() {}

    static Fingerprint fingerprint(ReceivedTransaction transaction) {
        CanonicalContent content = new CanonicalContent();
        content.bytes.write(VERSION);
        content.put(transaction.eventTime().getEpochSecond());
        content.put(transaction.eventTime().getNano());
        content.put(transaction.payer());
        content.put(transaction.payee());
        content.put(transaction.paid());
        content.put(transaction.received());
        content.put(transaction.format().name());
        content.putAll(
                transaction.details().stream().filter(detail -> !detail.isOfEnvelope()).toList());
        return Fingerprint.of(sha256().digest(content.bytes.toByteArray()));
    }

    private void put(Party party) {
        AccountNumber account = party.account();
        put(account.scheme().name());
        put(account.number());
        put(account.bank());
        put(party.name());
        put(party.addressLines().size());
        party.addressLines().forEach(this::put);
        put(party.country());
        put(party.lei());
        put(party.bic());
        put(party.birthDate());
        putAll(party.identifications());
    }

    private void put(Agent bank) {
        put(bank.bic());
        put(bank.lei());
        put(bank.clearingSystem());
        put(bank.clearingMember());
        put(bank.code());
        put(bank.name());
    }

    private void put(Money money) {
        put(money.currency().code());
        put(money.amount().toPlainString());
    }

    private void putAll(List<Detail> details) {
        put(details.size());
        for (Detail detail : details) {
            put(detail.name());
            put(detail.value());
        }
    }

    private void put(@Nullable Personal value) {
        put(value == null ? null : value.reveal());
    }

    private void put(@Nullable String text) {
        if (text == null) {
            put(ABSENT);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        put(encoded.length);
        bytes.writeBytes(encoded);
    }

    private void put(long value) {
        BIG_ENDIAN.set(number, 0, value);
        bytes.writeBytes(number);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
