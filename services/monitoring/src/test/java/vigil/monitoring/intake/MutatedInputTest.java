package vigil.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.monitoring.intake.csv.CsvRow;
import vigil.monitoring.intake.csv.CsvTransactions;
import vigil.monitoring.intake.csv.FileId;
import vigil.monitoring.intake.iso20022.IsoMessageReader;
import vigil.monitoring.intake.iso20022.IsoReading;
import vigil.monitoring.intake.json.JsonTransactionReader;

/** Damaged input, the same in every run: each is read or refused, none breaks a reader. */
class MutatedInputTest {

    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z"));

    /** More rounds by {@code -Dvigil.intake.rounds=100000}. */
    private static final int ROUNDS = Integer.getInteger("vigil.intake.rounds", 250);

    private final Damage damage = new Damage(8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-pacs.008.001.08-cbprplus_pacs008_2026.xml",
                "28-pacs.009.001.07.xml",
                "30-pacs.002.001.03-pacs.002-CDATA-with-header.xml",
                "42-pain.001.001.03-sepa_payment_naujas_1.xml",
                "48-pain.001.001.03-sepa_pain_001_v3_multiple_pmtinf.xml",
                "56-pacs.002.001.12-pacs.002.xml",
                "57-pacs.008.001.08-pacs.008.001.008_2025_1.xml"
            })
    void aDamagedMessageIsReadOrRefused(String sample) throws IOException {
        byte[] message = bytes(sample);
        IsoMessageReader reader = new IsoMessageReader(CLOCK);

        for (int round = 0; round < ROUNDS; round++) {
            IsoReading reading = reader.read(damage.of(message));

            assertThat(rows(reading.payments()) + rows(reading.statusReports()))
                    .as("round " + round)
                    .isPositive();
            reading.payments().accepted().forEach(accepted -> accepted.value().fingerprint());
        }
    }

    @Test
    void aDamagedRequestIsReadOrRefused() {
        byte[] request =
                """
                {"transactions": [{"transactionId": "tx-1", "timestamp": "2026-11-25T10:15:30Z", "format": "wire",
                 "payer": {"account": {"iban": "GB29NWBK60161331926819"}, "bank": {"bic": "NWBKGB2L"}, "name": "Jörg",
                 "identifications": [{"type": "passport", "value": "X1"}]},
                 "payee": {"account": {"number": "2", "scheme": "card"}, "address": ["a", "b"], "country": "DE"},
                 "amount": {"value": "12.34", "currency": "EUR"}, "tags": {"a": "b"}, "remittance": "x"}]}\
                """
                        .getBytes(StandardCharsets.UTF_8);
        JsonTransactionReader reader = new JsonTransactionReader(CLOCK);

        for (int round = 0; round < 10 * ROUNDS; round++) {
            Reading<ReceivedTransaction> reading = reader.read(damage.of(request)).transactions();

            assertThat(rows(reading)).as("round " + round).isPositive();
            reading.accepted().forEach(accepted -> accepted.value().fingerprint());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering
                2022/09/01 00:20,010,8000EBD30,010,8000EBD30,3697.34,US Dollar,3697.34,US Dollar,Reinvestment,0
                2022/09/01 00:20,03208,8000F4580,001,8000F5340,0.01,Yen,0.01,Euro,Cheque,1
                """,
                """
                transactionId,timestamp,payerAccount,payerBank,payerName,payeeAccount,amount,currency,format,remittance
                t1,2026-11-25T10:00:00Z,GB29NWBK60161331926819,NWBKGB2L,"Doe, Jane",4711,12.50,EUR,wire,"for ""May"" "
                t2,2026-11-25T10:00:00Z,4712,70150000,Jörg,4711,12.50,JPY,cash,
                """
            })
    void aDamagedFileIsReadOrRefused(String file) throws IOException {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);

        for (int round = 0; round < 10 * ROUNDS; round++) {
            InputStream in = new ByteArrayInputStream(damage.of(bytes));
            try (CsvTransactions transactions = CsvTransactions.read(in, new FileId("f"), CLOCK)) {
                for (CsvRow row = transactions.next(); row != null; row = transactions.next()) {
                    assertThat(row).as("round " + round).isNotNull();
                }
            }
        }
    }

    private static int rows(Reading<?> reading) {
        return reading.accepted().size() + reading.failures().size();
    }

    private static byte[] bytes(String sample) throws IOException {
        try (InputStream in = MutatedInputTest.class.getResourceAsStream("/iso20022/" + sample)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
