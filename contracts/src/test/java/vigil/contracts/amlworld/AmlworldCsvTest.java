package vigil.contracts.amlworld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.contracts.amlworld.AmlworldRecord.Failed;
import vigil.contracts.amlworld.AmlworldRecord.Read;
import vigil.contracts.csv.UnreadableFile;

class AmlworldCsvTest {
    private static final String HEADER =
            "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,"
                    + "Payment Currency,Payment Format,Is Laundering\n";
    private static final String ROW =
            "2022/09/01 00:06,021174,800737690,012,80011F990,2848.96,Euro,2848.96,Euro,ACH,1\n";

    @TempDir Path folder;

    @Test
    void aRowKeepsEverythingThatTheFileSays() throws Exception {
        var records = records(HEADER + ROW);

        assertThat(records).containsExactly(new Read(0, aRingPayment()));
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        Path plain = folder.resolve("bank.csv");
        Path packed = folder.resolve("bank.csv.gz");
        var awkward =
                new AmlworldRow(
                        Instant.parse("2022-09-02T23:59:00Z"),
                        "070",
                        "Compte, \"clé\"",
                        "00",
                        "8000",
                        new BigDecimal("0.00000012"),
                        "Bitcoin",
                        new BigDecimal("1046302363293.48"),
                        "US Dollar",
                        "Credit Card",
                        false);

        for (Path file : List.of(plain, packed)) {
            try (var writer = AmlworldWriter.create(file)) {
                writer.write(aRingPayment());
                writer.write(awkward);
            }
            try (var csv = AmlworldCsv.open(file)) {
                assertThat(all(csv))
                        .containsExactly(new Read(0, aRingPayment()), new Read(1, awkward));
            }
        }
        assertThat(Files.readAllBytes(packed)).startsWith((byte) 0x1f, (byte) 0x8b);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    2022/13/01 00:06,1,A,2,B,1,Euro,1,Euro,ACH,0   | Timestamp          | is not a day of the calendar
                    2022/02/30 00:06,1,A,2,B,1,Euro,1,Euro,ACH,0   | Timestamp          | is not a day of the calendar
                    1066/10/14 00:06,1,A,2,B,1,Euro,1,Euro,ACH,0   | Timestamp          | has a year outside 1970 to 2100
                    9999/10/14 00:06,1,A,2,B,1,Euro,1,Euro,ACH,0   | Timestamp          | has a year outside 1970 to 2100
                    2022/09/01 24:00,1,A,2,B,1,Euro,1,Euro,ACH,0   | Timestamp          | is not a time in the form 2022/09/01 00:06
                    2022/09/xx 20:00,1,A,2,B,1,Euro,1,Euro,ACH,0   | Timestamp          | is not a time in the form 2022/09/01 00:06
                    yesterday,1,A,2,B,1,Euro,1,Euro,ACH,0          | Timestamp          | is not a time in the form 2022/09/01 00:06
                    2022/09/01 00:06,,A,2,B,1,Euro,1,Euro,ACH,0    | From Bank          | is empty
                    2022/09/01 00:06,1,A,2, ,1,Euro,1,Euro,ACH,0   | Account            | is empty
                    2022/09/01 00:06,1,A,2,B,-1,Euro,1,Euro,ACH,0  | Amount Received    | is not positive
                    2022/09/01 00:06,1,A,2,B,0.00,Euro,1,Euro,ACH,0 | Amount Received   | is not positive
                    2022/09/01 00:06,1,A,2,B,1,Euro,ten,Euro,ACH,0 | Amount Paid        | is not a number
                    2022/09/01 00:06,1,A,2,B,1,Euro,1.,Euro,ACH,0  | Amount Paid        | is not a number
                    2022/09/01 00:06,1,A,2,B,1,Euro,NaN,Euro,ACH,0 | Amount Paid        | is not a number
                    2022/09/01 00:06,1,A,2,B,1,Euro,1e25,Euro,ACH,0 | Amount Paid       | is larger than any payment
                    2022/09/01 00:06,1,A,2,B,1,Euro,1e999999999,Euro,ACH,0 | Amount Paid | is not a number
                    2022/09/01 00:06,1,A,2,B,1,Euro,1000000000000000,Euro,ACH,0 | Amount Paid | is larger than any payment
                    2022/09/01 00:06,1,A,2,B,1,Euro,0.0000000000000000001,Euro,ACH,0 | Amount Paid | has more than 18 decimals
                    2022/09/01 00:06,1,A,2,B,1,,1,Euro,ACH,0       | Receiving Currency | is empty
                    2022/09/01 00:06,1,A,2,B,1,Euro,1,Euro,ACH,2   | Is Laundering      | is neither 0 nor 1
                    2022/09/01 00:06,1,A,2,B,1,Euro,1,Euro,ACH     | row                | has 10 columns instead of 11
                    2022/09/01 00:06,1,A,2,B,1,Euro,1,Euro,ACH,0,0 | row                | has 12 columns instead of 11
                    2022/09/01 00:06,"1"x,A,2,B,1,Euro,1,Euro,ACH,0 | row               | has quotes that do not match
                    """)
    void aBadRowNamesItsFieldAndReasonAndTheNextOneIsTaken(String line, String field, String reason)
            throws Exception {
        var records = records(HEADER + line.strip() + "\n" + ROW);

        assertThat(records).hasSize(2);
        assertThat(((Failed) records.get(0)).failure())
                .satisfies(failure -> {
                    assertThat(failure.row()).isZero();
                    assertThat(failure.field()).isEqualTo(field);
                    assertThat(failure.reason()).isEqualTo(reason);
                });
        assertThat(records.get(1)).isEqualTo(new Read(1, aRingPayment()));
    }

    @Test
    void aLineOfAHundredMegabytesCostsOneRowAndLittleMemory() throws Exception {
        InputStream endless =
                new InputStream() {
                    private int left = 100 << 20;

                    @Override
                    public int read() {
                        return left-- > 0 ? '7' : -1;
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        int count = Math.min(length, left);
                        java.util.Arrays.fill(
                                bytes, offset, offset + Math.max(count, 0), (byte) '7');
                        left -= count;
                        return count <= 0 ? -1 : count;
                    }
                };
        var in =
                new SequenceInputStream(
                        new SequenceInputStream(stream(HEADER), endless), stream("\n" + ROW));

        var records = all(AmlworldCsv.read(in));

        assertThat(records).hasSize(2);
        assertThat(((Failed) records.get(0)).failure().reason())
                .isEqualTo("is longer than 65536 bytes");
        assertThat(records.get(1)).isEqualTo(new Read(1, aRingPayment()));
    }

    @Test
    void noiseAfterTheHeaderIsFailuresAndNothingElse() throws Exception {
        byte[] noise = new byte[1 << 20];
        new SplittableRandom(7).nextBytes(noise);
        var in = new SequenceInputStream(stream(HEADER), new ByteArrayInputStream(noise));

        var records = all(AmlworldCsv.read(in));

        assertThat(records).isNotEmpty().allMatch(record -> record instanceof Failed);
    }

    @Test
    void anOpenQuoteCostsOneRowOnly() throws Exception {
        var records =
                records(HEADER + "2022/09/01 00:06,\"021174,A,2,B,1,Euro,1,Euro,ACH,0\n" + ROW);

        assertThat(records).hasSize(2);
        assertThat(records.get(0)).isInstanceOf(Failed.class);
        assertThat(records.get(1)).isInstanceOf(Read.class);
    }

    @Test
    void blankLinesAndCarriageReturnsAndAMissingLastLineBreakAreNoRows() throws Exception {
        var records =
                records(
                        HEADER.replace("\n", "\r\n")
                                + "\r\n"
                                + ROW.replace("\n", "\r\n")
                                + "\n"
                                + ROW.strip());

        assertThat(records)
                .containsExactly(new Read(0, aRingPayment()), new Read(1, aRingPayment()));
    }

    @Test
    void aFileWithoutLabelsIsTakenAndSaysSo() throws Exception {
        var csv =
                AmlworldCsv.read(
                        stream(HEADER.replace(",Is Laundering", "") + ROW.replace(",1\n", "\n")));

        assertThat(csv.labelled()).isFalse();
        assertThat(((Read) all(csv).getFirst()).row().laundering()).isFalse();
    }

    @Test
    void whatPandasAndSpreadsheetsDoToTheHeaderIsForgiven() throws Exception {
        var csv =
                AmlworldCsv.read(
                        stream(
                                "\uFEFF"
                                        + HEADER.replace(
                                                "Bank,Account,Amount", "Bank,Account.1,Amount")
                                        + ROW));

        assertThat(all(csv)).hasSize(1);
    }

    @Test
    void aFileThatIsSomethingElseIsRefusedInASentence() {
        assertThatThrownBy(() -> AmlworldCsv.read(stream("")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("the file is empty");
        assertThatThrownBy(() -> AmlworldCsv.read(stream(ROW)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("column 1 of the first line is not \"Timestamp\"");
        assertThatThrownBy(() -> AmlworldCsv.read(stream("a,b,c\n")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("the first line has 3 columns");
        assertThatThrownBy(() -> AmlworldCsv.read(stream("PK\u0003\u0004,\u0000\n")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("the first line is no text, so this is no AMLworld CSV");
        assertThatThrownBy(() -> AmlworldCsv.open(folder))
                .hasMessageEndingWith("is a folder, not a file");
        assertThatThrownBy(() -> AmlworldCsv.open(folder.resolve("none.csv")))
                .hasMessageStartingWith("there is no file");
    }

    @Test
    void aPackedFileThatIsCutOffIsRefusedInASentence() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((HEADER + ROW.repeat(1000)).getBytes(UTF_8));
        }
        Path file = folder.resolve("cut.csv.gz");
        Files.write(file, java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12));

        assertThatThrownBy(() -> all(AmlworldCsv.open(file)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("the packed file is cut off");
    }

    @Test
    void exponentsAsPythonWritesThemAreExact() throws Exception {
        var records = records(HEADER + ROW.replace("2848.96,Euro,ACH", "3e-06,Bitcoin,Bitcoin"));

        assertThat(((Read) records.getFirst()).row().paid()).isEqualByComparingTo("0.000003");
    }

    private static AmlworldRow aRingPayment() {
        return new AmlworldRow(
                Instant.parse("2022-09-01T00:06:00Z"),
                "021174",
                "800737690",
                "012",
                "80011F990",
                new BigDecimal("2848.96"),
                "Euro",
                new BigDecimal("2848.96"),
                "Euro",
                "ACH",
                true);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static List<AmlworldRecord> records(String text) throws IOException {
        return all(AmlworldCsv.read(stream(text)));
    }

    private static List<AmlworldRecord> all(AmlworldCsv csv) throws IOException {
        List<AmlworldRecord> records = new ArrayList<>();
        for (AmlworldRecord record = csv.next(); record != null; record = csv.next()) {
            records.add(record);
        }
        return records;
    }
}
