package vigil.monitoring.intake.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;

/** What a sender knows around a payment: what it is for, where it was, whose customer pays. */
class SurroundingFieldsTest {
    private static final String BODY =
            """
            {"transactionId": "tx-1", "timestamp": "2026-11-26T10:15:30Z", "format": "card",
             "kind": "refund", "place": {"latitude": "52.52", "longitude": "-13.4"},
             "payer": {"account": {"number": "1"}, "customerId": "C-7", "segment": "private",
                "identifications": [{"type": "passport", "value": "X1"}]},
             "payee": {"account": {"number": "2"}}, "amount": {"value": "1", "currency": "EUR"}}
            """;

    private final JsonTransactionReader reader =
            new JsonTransactionReader(InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));

    private Reading<ReceivedTransaction> read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8)).transactions();
    }

    @Test
    void allOfItIsKept() {
        ReceivedTransaction transaction = read(BODY).accepted().getFirst().value();

        assertThat(transaction.details())
                .containsExactly(Detail.of("kind", "refund"), Detail.of("place", "52.52/-13.4"));
        assertThat(transaction.payer().identifications())
                .containsExactly(
                        Detail.of("passport", "X1"),
                        Detail.of("customerId", "C-7"),
                        Detail.of("segment", "private"));
    }

    @ParameterizedTest
    @CsvSource({
        "refund, gift, kind, word",
        "52.52, 90.1, place.latitude, text",
        "-13.4, west, place.longitude, text",
        "private, Private Banking, payer.segment, text",
        "passport, segment, payer.identifications[0].type, word"
    })
    void whatIsWrongIsRefusedByFieldAndCode(String right, String wrong, String field, String code) {
        assertThat(read(BODY.replace(right, wrong)).failures())
                .extracting(failure -> failure.field() + " " + failure.code().word())
                .containsExactly(field + " " + code);
    }
}
