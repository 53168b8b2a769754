package vigil.monitoring.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;

class CsvTransactionsTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z"));
    private static final FileId FILE = new FileId("november.csv");
    private static final String AMLWORLD =
            "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,"
                    + "Payment Format,Is Laundering\n";
    private static final String OWN =
            "transactionId,timestamp,payerAccount,payerBank,payerName,payerCountry,payeeAccount,payeeBank,payeeName,"
                    + "payeeCountry,amount,currency,receivedAmount,receivedCurrency,format,remittance\n";
    private static final String OWN_ROW =
            "t1,2026-11-25T10:00:00Z,GB29NWBK60161331926819,NWBKGB2L,Jane Doe,GB,4711,70150000,\"Smith, Ltd\",DE,12.50,EUR,"
                    + "13.00,USD,wire,rent for May\n";

    @Test
    void aRowOfAmlworldIsATransaction() throws IOException {
        ReceivedTransaction transaction =
                taken(
                                AMLWORLD
                                        + "2022/09/01 00:20,010,8000EBD30,03208,8000F5340,0.01,US Dollar,0.02,Euro,Credit Card,1\n")
                        .getFirst()
                        .transaction();

        assertThat(transaction.clientId().value()).isEqualTo("november.csv/0");
        assertThat(transaction.eventTime()).isEqualTo(Instant.parse("2022-09-01T00:20:00Z"));
        assertThat(transaction.payer().account().number()).isEqualTo(Personal.of("8000EBD30"));
        assertThat(transaction.payer().account().bank()).isEqualTo(Agent.ofCode("010"));
        assertThat(transaction.payee().account().bank()).isEqualTo(Agent.ofCode("03208"));
        assertThat(transaction.paid()).isEqualTo(Money.of("0.02", "EUR"));
        assertThat(transaction.received()).isEqualTo(Money.of("0.01", "USD"));
        assertThat(transaction.format()).isEqualTo(PaymentFormat.CREDIT_CARD);
        assertThat(transaction.details()).as("the label goes no further").isEmpty();
    }

    @Test
    void centsOfTheYenAreKeptAsTheyWereWritten() throws IOException {
        ReceivedTransaction transaction =
                taken(AMLWORLD + "2022/09/01 00:20,1,A,2,B,0.20,Yen,1234.56,Yen,Wire,0\n")
                        .getFirst()
                        .transaction();

        assertThat(transaction.paid()).isEqualTo(Money.of("1235", "JPY"));
        assertThat(transaction.received()).isEqualTo(Money.of("1", "JPY"));
        assertThat(transaction.details())
                .containsExactly(
                        Detail.of("Amount Paid", "1234.56"), Detail.of("Amount Received", "0.20"));
    }

    @Test
    void aRowOfOurOwnSchemaIsATransaction() throws IOException {
        ReceivedTransaction transaction = taken(OWN + OWN_ROW).getFirst().transaction();

        assertThat(transaction.clientId().value()).isEqualTo("t1");
        assertThat(transaction.payer().account().scheme()).isEqualTo(AccountScheme.IBAN);
        assertThat(transaction.payer().account().bank()).isEqualTo(Agent.ofBic("NWBKGB2L"));
        assertThat(transaction.payer().name()).isEqualTo(Personal.of("Jane Doe"));
        assertThat(transaction.payer().country()).isEqualTo("GB");
        assertThat(transaction.payee().account().scheme()).isEqualTo(AccountScheme.BANK_ACCOUNT);
        assertThat(transaction.payee().account().bank()).isEqualTo(Agent.ofCode("70150000"));
        assertThat(transaction.payee().name()).isEqualTo(Personal.of("Smith, Ltd"));
        assertThat(transaction.paid()).isEqualTo(Money.of("12.50", "EUR"));
        assertThat(transaction.received()).isEqualTo(Money.of("13.00", "USD"));
        assertThat(transaction.details()).containsExactly(Detail.of("remittance", "rent for May"));
    }

    @Test
    void columnsMayStandInAnyOrderAndOptionalOnesMayBeMissing() throws IOException {
        String file =
                "\uFEFFformat,currency,amount,payeeAccount,payerAccount,timestamp,transactionId\r\n"
                        + "instant,EUR,5,2,1,2026-11-25T10:00:00Z,t9\r\n";

        assertThat(taken(file).getFirst().transaction().received()).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    void packedFilesAreUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((OWN + OWN_ROW).getBytes(StandardCharsets.UTF_8));
        }

        List<CsvRow> rows = rows(packed.toByteArray());
        List<CsvRow> cutOff = rows(Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        assertThat(rows).hasSize(1).first().isInstanceOf(CsvRow.Taken.class);
        assertThat(whole(cutOff)).isEqualTo(FailureCode.MALFORMED);
        assertThat(whole(rows(new byte[] {0x1f, (byte) 0x8b, 7, 7, 7})))
                .isEqualTo(FailureCode.MALFORMED);
        assertThat(whole(rows(new byte[] {0x1f, (byte) 0x8b}))).isEqualTo(FailureCode.MALFORMED);
    }

    @Test
    void goodRowsGoOnAndBadOnesAreNamed() throws IOException {
        String file =
                OWN
                        + OWN_ROW
                        + OWN_ROW.replace("12.50", "-12.50")
                        + "one,two\n"
                        + OWN_ROW.replace("t1", "t2")
                        + OWN_ROW.replace("Jane", "\"Jane")
                        + OWN_ROW.replace("t1", "t3");

        List<CsvRow> rows = rows(file.getBytes(StandardCharsets.UTF_8));

        assertThat(
                        rows.stream()
                                .filter(CsvRow.Taken.class::isInstance)
                                .map(row -> ((CsvRow.Taken) row).row()))
                .containsExactly(0L, 3L, 5L);
        assertThat(
                        rows.stream()
                                .filter(CsvRow.Refused.class::isInstance)
                                .flatMap(row -> ((CsvRow.Refused) row).failures().stream())
                                .map(failure ->
                                        failure.row()
                                                + " "
                                                + failure.field()
                                                + " "
                                                + failure.code().word()))
                .containsExactly("1 amount amount", "2  malformed", "4  malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    t1,                    | ,                       | transactionId missing
                    t1,                    | NOTPROVIDED,            | transactionId missing
                    t1,                    | a b,                    | transactionId text
                    2026-11-25T10          | 1825-11-25T10           | timestamp time
                    2026-11-25T10          | 2126-11-25T10           | timestamp time
                    GB29NWBK60161331926819 | GB29NWBK60161331926818  | payerAccount iban
                    GB29NWBK60161331926819 | ''                      | payerAccount missing
                    ,GB,                   | ,UK,                    | payerCountry country
                    12.50                  | 12.505                  | amount scale
                    12.50                  | 1e5                     | amount amount
                    12.50                  | 0                       | amount amount
                    12.50                  | 99999999999999999999    | amount amount
                    EUR                    | ABC                     | currency currency
                    USD                    | ''                      | receivedCurrency missing
                    wire                   | owl                     | format word
                    Jane                   | Ja\u0007ne              | payerName encoding
                    """)
    void eachWrongValueIsRefusedByFieldAndCode(String right, String wrong, String refusal)
            throws IOException {
        assertThat(OWN_ROW).contains(right);

        List<CsvRow> rows =
                rows((OWN + OWN_ROW.replace(right, wrong)).getBytes(StandardCharsets.UTF_8));

        assertThat(failures(rows))
                .extracting(failure -> failure.field() + " " + failure.code().word())
                .contains(refusal);
        assertThat(failures(rows)).allMatch(failure -> failure.row() == 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1,2,US Dollar,    | 1,2,Groat,       | Receiving Currency currency
                    ,Wire,            | ,Owl,            | Payment Format word
                    2022/09/01 00:20, | 1822/09/01 00:20,| Timestamp time
                    2022/09/01 00:20, | 2052/09/01 00:20,| Timestamp time
                    1,2,US Dollar,    | 1,-2,US Dollar,  | Amount Received amount
                    1,2,US Dollar,    | 1,2.123,US Dollar, | ''
                    """)
    void eachWrongValueOfAmlworldIsRefusedToo(String right, String wrong, String refusal)
            throws IOException {
        String row = "2022/09/01 00:20,7,A,8,1,2,US Dollar,2,US Dollar,Wire,0\n";
        assertThat(row).contains(right);

        List<CsvRow> rows =
                rows((AMLWORLD + row.replace(right, wrong)).getBytes(StandardCharsets.UTF_8));

        assertThat(
                        failures(rows).stream()
                                .map(failure -> failure.field() + " " + failure.code().word()))
                .containsExactlyElementsOf(refusal.isEmpty() ? List.of() : List.of(refusal));
    }

    @Test
    void filesThatAreNoneOfOursAreRefusedAsAWhole() throws IOException {
        assertThat(whole(rows(new byte[0]))).isEqualTo(FailureCode.MISSING);
        assertThat(whole(rows("a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(FailureCode.UNKNOWN_FIELD);
        assertThat(whole(rows("transactionId,amount\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(FailureCode.MISSING);
        assertThat(whole(rows((OWN.strip() + ",amount\n").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(FailureCode.REPEATED_FIELD);
        assertThat(whole(rows("Timestamp,From Bank,What\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(FailureCode.MALFORMED);
        assertThat(whole(rows(OWN.getBytes(StandardCharsets.UTF_16)))).isNotNull();
        assertThat(whole(rows("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)))).isNotNull();
    }

    @Test
    void binaryNoiseIsRefusedWhereverItStands() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            byte[] noise = new byte[20_000];
            random.nextBytes(noise);

            assertThat(whole(rows(noise))).isNotNull();
            byte[] mixed = concatenated((OWN + OWN_ROW).getBytes(StandardCharsets.UTF_8), noise);
            assertThat(rows(mixed).stream().filter(CsvRow.Taken.class::isInstance)).hasSize(1);
        }
    }

    @Test
    void anEnormousLineCostsOneRow() throws IOException {
        InputStream enormous =
                new SequenceInputStream(
                        Collections.enumeration(
                                List.of(
                                        bytes(OWN + OWN_ROW),
                                        new EndlessLine(50_000_000),
                                        bytes("\n" + OWN_ROW.replace("t1", "t2")))));

        List<CsvRow> rows = rows(enormous);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(1)).isInstanceOf(CsvRow.Refused.class);
        assertThat(rows.get(2)).isInstanceOf(CsvRow.Taken.class);
    }

    @Test
    void aWrongEncodingIsNamedByField() throws IOException {
        byte[] latin =
                (OWN + OWN_ROW.replace("Jane", "Jörg")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(failures(rows(latin)))
                .extracting(RowFailure::field)
                .containsExactly("payerName");
    }

    @Test
    void refusalsNeverRepeatAValue() throws IOException {
        String secret = "Zzyzx";
        String file =
                OWN
                        + OWN_ROW.replace("GB,", secret + ",")
                                .replace("12.50", secret)
                                .replace("wire", secret)
                                .replace("t1", secret + " ")
                                .replace("EUR", secret);

        assertThat(failures(rows(file.getBytes(StandardCharsets.UTF_8))).toString())
                .isNotEmpty()
                .doesNotContain(secret);
    }

    @Test
    void aBrokenStreamIsNoMatterOfTheFile() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                };

        assertThatThrownBy(() -> rows(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static List<CsvRow.Taken> taken(String file) throws IOException {
        List<CsvRow> rows = rows(file.getBytes(StandardCharsets.UTF_8));
        assertThat(failures(rows)).isEmpty();
        return rows.stream().map(CsvRow.Taken.class::cast).toList();
    }

    private static List<RowFailure> failures(List<CsvRow> rows) {
        return rows.stream()
                .filter(CsvRow.Refused.class::isInstance)
                .flatMap(row -> ((CsvRow.Refused) row).failures().stream())
                .toList();
    }

    private static @Nullable FailureCode whole(List<CsvRow> rows) {
        List<RowFailure> failures = failures(rows);
        assertThat(failures).hasSize(rows.size());
        return failures.stream()
                .filter(RowFailure::isWhole)
                .map(RowFailure::code)
                .findFirst()
                .orElse(null);
    }

    private static List<CsvRow> rows(byte[] file) throws IOException {
        return rows(new ByteArrayInputStream(file));
    }

    private static List<CsvRow> rows(InputStream file) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvTransactions transactions = CsvTransactions.read(file, FILE, CLOCK)) {
            for (CsvRow row = transactions.next(); row != null; row = transactions.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** So many characters without a line end, made while they are read. */
    private static final class EndlessLine extends InputStream {
        private int left;

        EndlessLine(int length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = Math.min(left, length);
            if (count <= 0) {
                return -1;
            }
            Arrays.fill(buffer, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
