package vigil.launcher.analyse.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.contracts.csv.UnreadableFile;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionKind;
import vigil.launcher.analyse.transactions.FileRecord.Refused;
import vigil.launcher.analyse.transactions.FileRecord.Taken;

class SamldRowsTest {
    private static final String HEADER =
            "Time,Date,Sender_account,Receiver_account,Amount,Payment_currency,Received_currency,"
                    + "Sender_bank_location,Receiver_bank_location,Payment_type,Is_laundering,Laundering_type\n";
    private static final String ROW =
            "10:35:20,2022-10-07,1491989064,8401255335,6019.64,UK pounds,Dirham,UK,UAE,Cross-border,0,Normal_Fan_Out\n";
    private static final Path RATES =
            Path.of(
                    "..",
                    "services/monitoring/src/main/resources/vigil/monitoring/rates/rates.csv");

    @Test
    void aRowBecomesATransactionBetweenTwoCountries() throws Exception {
        TransactionFile file = of(HEADER + ROW);

        Taken taken = (Taken) Objects.requireNonNull(file.next());

        Transaction transaction = taken.transaction();
        assertThat(Instant.ofEpochMilli(transaction.eventTimeMillis()))
                .isEqualTo(Instant.parse("2022-10-07T10:35:20Z"));
        assertThat(file.accountName(transaction.payer())).isEqualTo("1491989064");
        assertThat(file.accountName(transaction.payee())).isEqualTo("8401255335");
        assertThat(transaction.payerCountry() + transaction.payeeCountry()).isEqualTo("GBAE");
        assertThat(transaction.paidCurrency() + transaction.receivedCurrency()).isEqualTo("GBPAED");
        assertThat(transaction.paidMinor()).isEqualTo(6_019_64);
        assertThat(transaction.baseMinor()).as("1.2909 dollars a pound").isEqualTo(7_770_75);
        assertThat(transaction.format()).isEqualTo(PaymentFormat.WIRE);
        assertThat(transaction.payerBank()).as("a country is no bank").isZero();
        assertThat(taken.label()).isEqualTo(new FileRecord.Label(false, "", "Normal_Fan_Out"));
        assertThat(file.labelled()).isTrue();
        assertThat(file.next()).isNull();
    }

    @Test
    void everyTypologyKeepsItsNameAndItsSide() throws Exception {
        Set<String> seen = new HashSet<>();
        for (String typology : SamldWords.SUSPICIOUS) {
            Taken taken =
                    taken(
                            ROW.replace(
                                    "0,Normal_Fan_Out", "1," + typology.toLowerCase(Locale.ROOT)));
            assertThat(taken.laundering()).isTrue();
            assertThat(taken.label().typology()).isEqualTo(typology);
            seen.add(typology);
        }
        for (String typology : SamldWords.NORMAL) {
            Taken taken = taken(ROW.replace("Normal_Fan_Out", typology));
            assertThat(taken.laundering()).isFalse();
            assertThat(taken.label().typology()).isEqualTo(typology);
            seen.add(typology);
        }
        assertThat(taken(ROW.replace("0,Normal_Fan_Out", "1,Stacked_Bipartite")).label().typology())
                .isEqualTo("Stacked Bipartite");
        assertThat(seen).hasSize(17 + 11);
    }

    @ParameterizedTest
    @CsvSource({
        "Cash Deposit, CASH, DEPOSIT",
        "Cash Withdrawal, CASH, WITHDRAWAL",
        "Cheque, CHEQUE, PAYMENT",
        "ACH, ACH, PAYMENT",
        "Credit card, CREDIT_CARD, PAYMENT",
        "Debit card, CARD, PAYMENT",
        "Cross-border, WIRE, PAYMENT",
        "Carrier pigeon, OTHER, PAYMENT"
    })
    void waysToPayAreRails(String type, PaymentFormat format, TransactionKind kind)
            throws Exception {
        Transaction transaction = taken(ROW.replace("Cross-border", type)).transaction();

        assertThat(transaction.format()).isEqualTo(format);
        assertThat(transaction.context().kind()).isEqualTo(kind);
    }

    @Test
    void amountsAreComparedAtThePlatformsRates() throws Exception {
        Map<String, String> rates = new HashMap<>();
        for (String line : Files.readAllLines(RATES)) {
            String[] parts = line.split(",");
            if (parts.length == 2) {
                rates.put(parts[0], parts[1]);
            }
        }

        for (SamldCurrency currency : SamldCurrency.values()) {
            assertThat(currency.usDollars().toPlainString())
                    .as(currency.name())
                    .isEqualTo(rates.get(currency.name()));
            assertThat(SamldCurrency.named(currency.name())).isEqualTo(currency);
        }
        assertThat(taken(ROW.replace("UK pounds", "yen")).transaction().paidMinor())
                .as("a yen has no cents")
                .isEqualTo(6_020);
    }

    @Test
    void columnsMayStandInAnyOrderAndLabelsMayBeMissing() throws Exception {
        TransactionFile file =
                of(
                        "\uFEFFid,Date,Time,Sender_account,Receiver_account,Payment_type,Amount,"
                                + "Payment_currency,Received_currency,Sender_bank_location,Receiver_bank_location\n"
                                + "7,2022-10-07,10:35:20,1,2,ACH,5,Naira,ALL,Nigeria,AL\n");

        Taken taken = (Taken) Objects.requireNonNull(file.next());

        assertThat(file.labelled()).isFalse();
        assertThat(taken.label()).isEqualTo(FileRecord.Label.of(false));
        assertThat(taken.transaction().payeeCountry()).isEqualTo("AL");
        assertThat(taken.transaction().receivedCurrency()).isEqualTo("ALL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10:35:20    | 25:35:20           | Time: is not a time in the form 10:35:19
                    2022-10-07  | 2022-02-30         | Date: is not a day in the form 2022-10-07
                    2022-10-07  | 9999-10-07         | Date: has a year outside 1970 to 2100
                    1491989064  | ''                 | Sender_account: is not an account of 1 to 64 characters
                    6019.64     | -1                 | Amount: is not a positive amount of money below 10^15
                    6019.64     | 1e30               | Amount: is not a positive amount of money below 10^15
                    UK pounds   | Groschen           | Payment_currency: is not a currency of SAML-D; write UK pounds, Euro
                    Dirham      | Taler              | Received_currency: is not a currency of SAML-D
                    ,UK,        | ,Atlantis,         | Sender_bank_location: is not a place of SAML-D; write UK, USA, UAE
                    ,UAE,       | ,'',               | Receiver_bank_location: is empty or not readable
                    ,0,         | ,maybe,            | Is_laundering: is neither 0 nor 1
                    ,0,         | ,1,                | Laundering_type: contradicts Is_laundering
                    Normal_Fan_Out | Daylight_Robbery | Laundering_type: is none of the 28 typologies of SAML-D
                    ,UAE        | ''                 | row: has 11 columns instead of the first line's 12
                    """)
    void whatCannotBeTakenIsRefusedWithItsColumnAndARemedy(String what, String by, String failure)
            throws Exception {
        String damaged = ROW.replaceFirst(what, by.replace("''", ""));
        TransactionFile file = of(HEADER + damaged + ROW);

        Refused refused = (Refused) Objects.requireNonNull(file.next());

        assertThat(refused.failure().toString()).startsWith("row 0, " + failure);
        assertThat(file.next()).as("one bad row costs no other").isInstanceOf(Taken.class);
    }

    @Test
    void aHeaderThatLacksOrRepeatsAColumnIsRefused() {
        assertThatThrownBy(() -> of(HEADER.replace(",Amount", "")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith(
                        "the first line lacks the column Amount; a SAML-D CSV starts with Time,Date,");
        assertThatThrownBy(() -> of(HEADER.replace("Time", "Date")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith("the first line has the column Date twice");
    }

    @Test
    void noiseNeverStopsTheFile() throws Exception {
        Random random = new Random(5);
        StringBuilder noise = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            char[] row = ROW.toCharArray();
            for (int j = 0; j < 3; j++) {
                row[random.nextInt(row.length - 1)] = (char) (' ' + random.nextInt(95));
            }
            noise.append(row);
        }
        TransactionFile file = of(noise.toString());

        int rows = 0;
        while (file.next() != null) {
            rows++;
        }

        assertThat(rows).isEqualTo(2_000);
    }

    private static Taken taken(String row) throws IOException {
        return (Taken) Objects.requireNonNull(of(HEADER + row).next());
    }

    private static TransactionFile of(String text) throws IOException {
        return TransactionFile.of(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
