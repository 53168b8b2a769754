package vigil.launcher.analyse.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.contracts.csv.UnreadableFile;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.launcher.analyse.transactions.FileRecord.Refused;
import vigil.launcher.analyse.transactions.FileRecord.Taken;

class TransactionFileTest {
    private static final String AMLWORLD =
            "Timestamp,From Bank,Account,To Bank,Account,Amount Received,"
                    + "Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering\n";
    private static final String AMLSIM = "day,from_account,to_account,amount,is_laundering,ring\n";

    @Test
    void anAmlworldRowBecomesATransactionInDollars() throws Exception {
        var file =
                of(AMLWORLD + "2022/09/01 00:06,070,A,012,A,85.34,Euro,10000.00,Yen,Bitcoin,1\n");

        assertThat(file.next())
                .isEqualTo(
                        new Taken(
                                0,
                                new Transaction(
                                        TransactionId.ofRow(0),
                                        Instant.parse("2022-09-01T00:06:00Z").toEpochMilli(),
                                        1,
                                        2,
                                        1,
                                        2,
                                        "JPY",
                                        "EUR",
                                        10_000,
                                        94_88,
                                        PaymentFormat.CRYPTO,
                                        "",
                                        ""),
                                true));
        assertThat(file.next()).isNull();
        assertThat(file.accountName(1)).isEqualTo("070/A");
        assertThat(file.accountName(2)).isEqualTo("012/A");
    }

    @Test
    void sameAccountNumbersOfDifferentBanksAreDifferentAccounts() throws Exception {
        var file =
                of(
                        AMLWORLD
                                + "2022/09/01 00:06,070,A,012,A,1,Euro,1,Euro,Wire,0\n"
                                + "2022/09/01 00:06,012,A,070,A,1,Euro,1,Euro,Something New,0\n");

        Transaction there = ((Taken) Objects.requireNonNull(file.next())).transaction();
        Transaction back = ((Taken) Objects.requireNonNull(file.next())).transaction();

        assertThat(back.payer()).isEqualTo(there.payee()).isNotEqualTo(there.payer());
        assertThat(back.format()).isEqualTo(PaymentFormat.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2022/09/01 00:06,1,A,2,B,1,Euro,1,Groschen,ACH,0            | row 0, Payment Currency: is not one of AMLworld's currencies
                    2022/09/01 00:06,1,A,2,B,1,Taler,1,Euro,ACH,0               | row 0, Receiving Currency: is not one of AMLworld's currencies
                    2022/09/01 00:06,1,A,2,B,1,Euro,999999999999999,Bitcoin,ACH,0 | row 0, Amount Paid: is larger than any payment
                    2022/09/01 00:06,1,A,2,B,1,Euro                             | row 0, row: has 7 columns instead of 11
                    """)
    void whatTheCoreCouldNotTakeIsRefusedWithItsReason(String row, String failure)
            throws Exception {
        var file = of(AMLWORLD + row + "\n");

        assertThat(((Refused) Objects.requireNonNull(file.next())).failure()).hasToString(failure);
    }

    @Test
    void amountsTooSmallForTheirCurrencyCountAsItsSmallestCoin() throws Exception {
        var file = of(AMLWORLD + "2022/09/01 00:06,1,A,2,B,0.1,Yen,0.1,Yen,ACH,0\n");

        assertThat(((Taken) Objects.requireNonNull(file.next())).transaction().paidMinor())
                .isEqualTo(1);
    }

    @Test
    void anAmlsimFileIsKnownByItsFirstLine() throws Exception {
        var file = of(AMLSIM + "2,760,106,620.43,1,47\n");

        assertThat(file.next())
                .isEqualTo(
                        new Taken(
                                0,
                                new Transaction(
                                        TransactionId.ofRow(0),
                                        Instant.parse("2017-01-03T00:00:00Z").toEpochMilli(),
                                        1,
                                        2,
                                        0,
                                        0,
                                        "USD",
                                        "USD",
                                        620_43,
                                        620_43,
                                        PaymentFormat.OTHER,
                                        "",
                                        ""),
                                new FileRecord.Label(true, "47", "")));
    }

    @Test
    void amlsimRowsAreCheckedToo() throws Exception {
        var file =
                of(
                        AMLSIM
                                + "x,1,2,3,0,-1\n0,,2,3,0,-1\n0,1,2,-3,0,-1\n0,1,2,3,maybe,-1\n0,1\n-1,1,2,3,0,-1\n0,1,2,3,0,-1\n");

        List<FileRecord> records = all(file);

        assertThat(records.subList(0, 6)).allMatch(record -> record instanceof Refused);
        assertThat(records.get(6)).isInstanceOf(Taken.class);
    }

    @Test
    void aTrueAmlsimFileIsReadWhole() throws Exception {
        try (InputStream packed =
                Objects.requireNonNull(
                        TransactionFileTest.class.getResourceAsStream("amlsim-20k.csv.gz"))) {
            List<FileRecord> records = all(TransactionFile.of(packed));

            assertThat(records).hasSize(20_000).allMatch(record -> record instanceof Taken);
            assertThat(records).anyMatch(record -> ((Taken) record).laundering());
        }
    }

    @Test
    void anythingElseIsRefusedInASentence() {
        assertThatThrownBy(() -> of(""))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("the file is empty");
        assertThatThrownBy(() -> of("PK\u0003\u0004 noise")).isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() -> of("a".repeat(1 << 20))).isInstanceOf(UnreadableFile.class);
        assertThatThrownBy(() ->
                        TransactionFile.of(
                                new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 1, 2})))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("the packed file is damaged");
    }

    private static TransactionFile of(String text) throws IOException {
        return TransactionFile.of(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<FileRecord> all(TransactionFile file) throws IOException {
        List<FileRecord> records = new ArrayList<>();
        for (FileRecord record = file.next(); record != null; record = file.next()) {
            records.add(record);
        }
        return records;
    }
}
