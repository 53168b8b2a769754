package vigil.monitoring.intake.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;

class JsonTransactionReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final JsonTransactionReader reader =
            new JsonTransactionReader(InstantSource.fixed(NOW));

    @Test
    void everyFieldOfTheSchemaIsFoundAgain() {
        ReceivedTransaction transaction = accepted(everything());

        assertThat(transaction.clientId().value()).isEqualTo("tx-1");
        assertThat(transaction.eventTime()).isEqualTo(Instant.parse("2026-11-26T10:15:30.5Z"));
        assertThat(transaction.format()).isEqualTo(PaymentFormat.WIRE);
        assertThat(transaction.paid()).isEqualTo(Money.of("1234.50", "EUR"));
        assertThat(transaction.received()).isEqualTo(Money.of("1300", "USD"));
        assertThat(transaction.details())
                .containsExactly(
                        Detail.of("uetr", "174c245f-2682-4291-ad67-2a41e530cd27"),
                        Detail.of("endToEndId", "E2E"),
                        Detail.of("instructionId", "INSTR"),
                        Detail.of("reference", "Invoice 7"),
                        Detail.of("remittance", "two\nlines"),
                        Detail.of("purpose", "SALA"),
                        Detail.of("channel", "mobile"),
                        Detail.of("tags.branch", "Köln"));
        Party payer = transaction.payer();
        assertThat(payer.account().number().reveal()).isEqualTo("GB29NWBK60161331926819");
        assertThat(payer.account().scheme()).isEqualTo(AccountScheme.IBAN);
        assertThat(payer.account().bank().bic()).isEqualTo("NWBKGB2L");
        assertThat(payer.account().bank().lei()).isEqualTo("529900T8BM49AURSDO55");
        assertThat(payer.account().bank().clearingSystem()).isEqualTo("GBDSC");
        assertThat(payer.account().bank().clearingMember()).isEqualTo("601613");
        assertThat(payer.account().bank().code()).isEqualTo("77");
        assertThat(payer.account().bank().name()).isEqualTo("National Westminster");
        assertThat(payer.name()).isEqualTo(Personal.of("Jane Doe"));
        assertThat(payer.addressLines())
                .extracting(line -> line.reveal())
                .containsExactly("1 High Street", "London");
        assertThat(payer.country()).isEqualTo("GB");
        assertThat(payer.birthDate()).isEqualTo(Personal.of("1980-02-29"));
        assertThat(payer.identifications()).containsExactly(Detail.of("passport", "X123"));
        assertThat(transaction.payee().lei()).isEqualTo("529900T8BM49AURSDO55");
        assertThat(transaction.payee().bic()).isEqualTo("DEUTDEFF");
        assertThat(transaction.payee().account().scheme()).isEqualTo(AccountScheme.BANK_ACCOUNT);
    }

    @Test
    void withoutAReceivedAmountWhatWasPaidArrives() {
        assertThat(accepted(simple("tx-1")).received()).isEqualTo(Money.of("12.34", "EUR"));
    }

    @Test
    void aPartyWithoutAccountStandsForItself() {
        String body =
                simple("tx-1")
                        .replace("\"account\": {\"number\": \"1\"}", "\"name\": \"Jane Doe\"");

        Party payer = accepted(body).payer();

        assertThat(payer.account().scheme()).isEqualTo(AccountScheme.PARTY);
    }

    @Test
    void aPartyWithNeitherAccountNorNameIsRefused() {
        String body =
                simple("tx-1").replace("\"account\": {\"number\": \"1\"}", "\"country\": \"GB\"");

        assertThat(refusals(body)).containsExactly("payer.account missing");
    }

    @Test
    void theSameAccountIsRecognisedByIbanAndByNumber() {
        String byIban =
                simple("a")
                        .replace("\"number\": \"1\"", "\"iban\": \"GB29 NWBK 6016 1331 9268 19\"");
        String byNumber =
                simple("b").replace("\"number\": \"1\"", "\"number\": \"GB29NWBK60161331926819\"");

        assertThat(accepted(byIban).payer().account().identity())
                .isEqualTo(accepted(byNumber).payer().account().identity());
    }

    @Test
    void theOrderOfMembersIsNotContent() {
        String one =
                simple("a")
                        .replace(
                                "\"format\"", "\"tags\": {\"x\": \"1\", \"y\": \"2\"}, \"format\"");
        String other =
                simple("b")
                        .replace(
                                "\"format\"", "\"tags\": {\"y\": \"2\", \"x\": \"1\"}, \"format\"");

        assertThat(accepted(one).fingerprint()).isEqualTo(accepted(other).fingerprint());
    }

    @Test
    void anotherPayeeIsOtherContent() {
        String other = simple("a").replace("\"number\": \"2\"", "\"number\": \"3\"");

        assertThat(accepted(simple("a")).fingerprint()).isNotEqualTo(accepted(other).fingerprint());
    }

    @Test
    void aBatchMayBeAnArrayOrWrapped() {
        String rows = "[" + simple("a") + "," + simple("b") + "]";

        JsonReading array = read(rows);
        JsonReading wrapped = read("{\"transactions\": " + rows + "}");

        assertThat(array.batch()).isTrue();
        assertThat(array).isEqualTo(wrapped);
        assertThat(array.transactions().accepted())
                .extracting(Reading.Accepted::row)
                .containsExactly(0L, 1L);
    }

    @Test
    void aBatchKeepsItsGoodRowsAndNamesTheBadOnes() {
        String bad = simple("b").replace("12.34", "12.345");

        Reading<ReceivedTransaction> reading =
                read("[" + simple("a") + "," + bad + ",7," + simple("c") + "]").transactions();

        assertThat(reading.accepted()).extracting(Reading.Accepted::row).containsExactly(0L, 3L);
        assertThat(reading.failures())
                .extracting(RowFailure::row, RowFailure::field, RowFailure::code)
                .containsExactly(
                        tuple(1L, "amount.value", FailureCode.SCALE),
                        tuple(2L, "", FailureCode.WRONG_TYPE));
    }

    @Test
    void theSameIdTwiceInABatchBelongsToTheFirstRow() {
        Reading<ReceivedTransaction> reading =
                read("[" + simple("a") + "," + simple("a") + "]").transactions();

        assertThat(reading.accepted()).extracting(Reading.Accepted::row).containsExactly(0L);
        assertThat(reading.failures())
                .extracting(RowFailure::code)
                .containsExactly(FailureCode.DUPLICATE_ID);
    }

    @Test
    void oneReadingNamesEverythingThatIsWrong() {
        String body =
                simple("a")
                        .replace("12.34", "-1")
                        .replace("EUR", "EURO")
                        .replace("2026-11-26T10", "1926-11-26T10")
                        .replace("\"wire\"", "\"pigeon\"");

        assertThat(refusals(body))
                .containsExactly("timestamp time", "format word", "amount.currency currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12.34     | 12.345              | amount.value scale
                    12.34     | -5                  | amount.value amount
                    12.34     | 0.00                | amount.value amount
                    12.34     | 1e9                 | amount.value amount
                    12.34     | 012.34              | amount.value amount
                    12.34     | +1                  | amount.value amount
                    12.34     | 1,000.00            | amount.value amount
                    12.34     | NaN                 | amount.value amount
                    12.34     | 999999999999999.99  | amount.value amount
                    12.34     | 99999999999999999999999999999999999999999 | amount.value amount
                    EUR       | EUX                 | amount.currency currency
                    EUR       | eur                 | amount.currency currency
                    EUR       | XXX                 | amount.currency currency
                    2026-11-26T10:15:30Z | 1899-12-31T10:15:30Z | timestamp time
                    2026-11-26T10:15:30Z | 2226-11-26T10:15:30Z | timestamp time
                    2026-11-26T10:15:30Z | 2026-11-27T12:00:01Z | timestamp time
                    2026-11-26T10:15:30Z | 2026-02-30T10:15:30Z | timestamp time
                    2026-11-26T10:15:30Z | 2026-11-26T10:15:30  | timestamp time
                    2026-11-26T10:15:30Z | 2026-11-26           | timestamp time
                    2026-11-26T10:15:30Z | 20261126T101530Z     | timestamp time
                    wire      | WIRE                | format word
                    "tx-1"    | "two words"         | transactionId text
                    "tx-1"    | "NOTPROVIDED"       | transactionId missing
                    "tx-1"    | ""                  | transactionId text
                    "tx-1"    | null                | transactionId missing
                    "tx-1"    | 17                  | transactionId wrong-type
                    "12.34"   | 12.34               | amount.value wrong-type
                    "format"  | "typ"               | format missing,typ unknown-field
                    {"number": "1"} | "1"           | payer.account wrong-type
                    {"number": "1"} | {}            | payer.account.iban missing
                    {"number": "1"} | {"number": "1", "iban": "GB29NWBK60161331926819"} | payer.account.iban missing
                    {"number": "1"} | {"iban": "GB29NWBK60161331926818"} | payer.account.iban iban
                    {"number": "1"} | {"iban": "GB29NWBK6016133192681"}  | payer.account.iban iban
                    {"number": "1"} | {"number": "1", "scheme": "iban"}  | payer.account.scheme word
                    {"number": "1"} | {"number": "1"}, "bank": {"bic": "NWBKGB2"} | payer.bank.bic bic
                    {"number": "1"} | {"number": "1"}, "bank": {"bic": "NWBKZZ2L"} | payer.bank.bic bic
                    {"number": "1"} | {"number": "1"}, "lei": "529900T8BM49AURSDO56" | payer.lei lei
                    {"number": "1"} | {"number": "1"}, "country": "UK" | payer.country country
                    {"number": "1"} | {"number": "1"}, "birthDate": "1820-01-01" | payer.birthDate time
                    {"number": "1"} | {"number": "1"}, "name": "a\\u0000b" | payer.name text
                    {"number": "1"} | {"number": "1"}, "name": "a\\ud800b" | payer.name text
                    {"number": "1"} | {"number": "1"}, "name": "  " | payer.name missing
                    {"number": "1"} | {"number": "1"}, "address": "one line" | payer.address wrong-type
                    {"number": "1"} | {"number": "1"}, "password": "x" | payer.password unknown-field
                    {"number": "1"} | {"number": "1"}, "name": "A", "name": "B" | payer.name repeated-field
                    """)
    void eachWrongValueIsRefusedByFieldAndCode(String right, String wrong, String refusals) {
        String body =
                simple("tx-1").replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertThat(body).isNotEqualTo(simple("tx-1"));

        assertThat(refusals(body)).containsExactly(refusals.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T10:15:30+01:00",
                "2026-11-26t10:15:30.123456789z",
                "1970-01-01T00:00:00Z",
                "2026-11-26T10:15:30-00:00",
                "2026-11-27T12:00:00Z"
            })
    void everyFormOfRfc3339WithinTheBoundsIsTaken(String time) {
        accepted(simple("a").replace("2026-11-26T10:15:30Z", time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                    | malformed
                    '   '                 | malformed
                    {                     | malformed
                    {"transactionId": "a  | malformed
                    {"a": 1,}             | malformed
                    {'a': 1}              | malformed
                    // c                  | malformed
                    {} {}                 | malformed
                    nonsense              | malformed
                    "text"                | wrong-type
                    12                    | wrong-type
                    null                  | wrong-type
                    []                    | missing
                    {"transactions": []}  | missing
                    {"transactions": {}}  | wrong-type
                    {"transactions": [], "x": 1} | unknown-field
                    {"transactions": [], "transactions": []} | repeated-field
                    [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]] | too-deep
                    """)
    void aBodyThatIsNoRequestIsRefusedAsAWhole(String body, String code) {
        Reading<ReceivedTransaction> reading = read(body).transactions();

        assertThat(reading.accepted()).isEmpty();
        assertThat(reading.refusal().orElseThrow().code().word()).isEqualTo(code);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = everything().getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < whole.length; length++) {
            byte[] broken = Arrays.copyOf(whole, length);

            assertThat(reader.read(broken).transactions().accepted()).isEmpty();
            assertThat(reader.read(broken).transactions().refusal()).isPresent();
        }
    }

    @Test
    void enormousBodiesTextsNumbersAndBatchesAreRefused() {
        assertThat(wholeCode(" ".repeat(JsonTransactionReader.MAX_BYTES + 1)))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(wholeCode("{\"a\": \"" + "x".repeat(1_000_000) + "\"}"))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(wholeCode("{\"a\": " + "9".repeat(1_000_000) + "}"))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(wholeCode("{\"" + "x".repeat(1_000_000) + "\": 1}"))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(wholeCode("[" + "{},".repeat(JsonTransactionReader.MAX_BATCH) + "{}]"))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(wholeCode("[".repeat(4_000_000))).isEqualTo(FailureCode.TOO_DEEP);
        assertThat(wholeCode("{\"a\":".repeat(1_000_000))).isEqualTo(FailureCode.TOO_DEEP);
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        String umlauts =
                simple("a").replace("\"account\": {\"number\": \"1\"}", "\"name\": \"Jürgen\"");

        assertThat(code(umlauts.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(FailureCode.ENCODING);
        assertThat(code(umlauts.getBytes(StandardCharsets.UTF_16))).isEqualTo(FailureCode.ENCODING);
        assertThat(code(umlauts.getBytes(StandardCharsets.UTF_16LE)))
                .isIn(FailureCode.ENCODING, FailureCode.MALFORMED);
    }

    @Test
    void refusalsNeverRepeatAValue() {
        String secret = "Zzyzx";
        String body =
                everything()
                                .replace("Jane Doe", secret + "\\u0001")
                                .replace("X123", secret + "\\u0007")
                        + secret;
        String row =
                simple("a").replace("EUR", secret).replace("12.34", secret).replace("wire", secret);

        assertThat(read(body).transactions().failures().toString()).doesNotContain(secret);
        assertThat(read(row).transactions().failures().toString()).doesNotContain(secret);
        assertThat(accepted(everything()).toString())
                .doesNotContain("Jane", "GB29", "X123", "Invoice", "High Street");
    }

    private FailureCode wholeCode(String body) {
        return read(body).transactions().refusal().orElseThrow().code();
    }

    private FailureCode code(byte[] body) {
        return reader.read(body).transactions().refusal().orElseThrow().code();
    }

    private JsonReading read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private ReceivedTransaction accepted(String body) {
        Reading<ReceivedTransaction> reading = read(body).transactions();
        assertThat(reading.failures()).isEmpty();
        return reading.accepted().getFirst().value();
    }

    private List<String> refusals(String body) {
        Reading<ReceivedTransaction> reading = read(body).transactions();
        assertThat(reading.accepted()).isEmpty();
        return reading.failures().stream()
                .map(failure -> failure.field() + " " + failure.code().word())
                .toList();
    }

    private static String simple(String id) {
        return """
        {"transactionId": "%s", "timestamp": "2026-11-26T10:15:30Z", "format": "wire",
         "payer": {"account": {"number": "1"}}, "payee": {"account": {"number": "2"}},
         "amount": {"value": "12.34", "currency": "EUR"}}\
        """
                .formatted(id);
    }

    private static String everything() {
        return """
        {
          "transactionId": "tx-1",
          "timestamp": "2026-11-26T11:15:30.5+01:00",
          "format": "wire",
          "payer": {
            "account": {"iban": "GB29NWBK60161331926819"},
            "bank": {"bic": "NWBKGB2L", "lei": "529900T8BM49AURSDO55", "clearingSystem": "GBDSC",
                     "clearingMember": "601613", "code": "77", "name": "National Westminster"},
            "name": "Jane Doe",
            "address": ["1 High Street", "London"],
            "country": "GB",
            "birthDate": "1980-02-29",
            "identifications": [{"type": "passport", "value": "X123"}]
          },
          "payee": {
            "account": {"number": "37040044", "scheme": "bank_account"},
            "name": "Muster GmbH",
            "lei": "529900T8BM49AURSDO55",
            "bic": "DEUTDEFF"
          },
          "amount": {"value": "1234.5", "currency": "EUR"},
          "receivedAmount": {"value": "1300.00", "currency": "USD"},
          "uetr": "174c245f-2682-4291-ad67-2a41e530cd27",
          "endToEndId": "E2E",
          "instructionId": "INSTR",
          "reference": "Invoice 7",
          "remittance": "two\\nlines",
          "purpose": "SALA",
          "channel": "mobile",
          "tags": {"branch": "Köln"}
        }\
        """;
    }
}
