package vigil.monitoring.loop;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vigil.contracts.log.v1.Amount;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.TransactionReceived;

/** Records of a log from a seed: ordinary payments of two institutions with rings among them. */
public final class Traffic {

    private static final long START = 1_700_000_000_000L;
    private static final int ACCOUNTS = 300;

    private final Random random;
    private final List<LogRecord> records = new ArrayList<>();
    private long clock = START;

    private Traffic(long seed) {
        this.random = new Random(seed);
    }

    public static List<LogRecord> of(long seed, int count) {
        Traffic traffic = new Traffic(seed);
        while (traffic.records.size() < count) {
            if (traffic.random.nextInt(100) == 0) {
                traffic.ring();
            } else {
                traffic.ordinary();
            }
        }
        return traffic.records.subList(0, count);
    }

    private void ordinary() {
        clock += random.nextInt(60_000);
        long late = random.nextInt(20) == 0 ? random.nextInt(3_600_000) : 0;
        long from = account(random.nextInt(ACCOUNTS));
        add(from, account(random.nextInt(ACCOUNTS)), 100 + random.nextInt(50_000), clock - late);
    }

    /** Money that goes round and comes back within hours, a little less at each step. */
    private void ring() {
        int members = 3 + random.nextInt(4);
        long base = 1_000_000 + records.size() * 100L;
        long minor = 900_000 + random.nextInt(90_000);
        for (int i = 0; i < members; i++) {
            clock += 600_000;
            add(base + i, base + (i + 1) % members, minor - i * 1_000L, clock);
        }
    }

    private void add(long payer, long payee, long minor, long millis) {
        Amount amount =
                Amount.newBuilder().setCurrency("USD").setUnscaled(minor).setScale(2).build();
        records.add(
                LogRecord.newBuilder()
                        .setInstitution(random.nextInt(10) == 0 ? "other" : "demo")
                        .setTransaction(
                                TransactionReceived.newBuilder()
                                        .setTransactionId(id(records.size()))
                                        .setFingerprint(id(records.size() * 31L))
                                        .setEventTimeMillis(millis)
                                        .setPayer(payer)
                                        .setPayee(payee)
                                        .setPayerBank(1)
                                        .setPayeeBank(2)
                                        .setPaid(amount)
                                        .setReceived(amount)
                                        .setBaseMinor(minor)
                                        .setBaseCurrency("USD")
                                        .setFormat("WIRE")
                                        .setPayerCountry("US")
                                        .setPayeeCountry("DE"))
                        .build());
    }

    private static long account(int number) {
        return number * 0x9E3779B97F4A7C15L | 1;
    }

    private static ByteString id(long number) {
        return ByteString.copyFrom(
                ByteBuffer.allocate(16).putLong(number * 7_919).putLong(number).array());
    }
}
