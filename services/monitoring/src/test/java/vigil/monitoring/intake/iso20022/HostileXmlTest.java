package vigil.monitoring.intake.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;

class HostileXmlTest {

    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final IsoMessageReader reader =
            new IsoMessageReader(InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));

    @Test
    void externalEntitiesAreRefused() {
        assertThat(refusal("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>"))
                .isEqualTo(FailureCode.FORBIDDEN);
        assertThat(refusal("<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/evil.dtd\"><d/>"))
                .isEqualTo(FailureCode.FORBIDDEN);
        assertThat(refusal("<!DOCTYPE d [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]><d/>"))
                .isEqualTo(FailureCode.FORBIDDEN);
    }

    @Test
    void entityBombsAreRefused() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertThat(refusal(laughs + "]><d>&l11;</d>")).isEqualTo(FailureCode.FORBIDDEN);

        String blowUp =
                "<!DOCTYPE d [<!ENTITY a \""
                        + "a".repeat(100_000)
                        + "\">]><d>"
                        + "&a;".repeat(100_000)
                        + "</d>";
        assertThat(refusal(blowUp)).isEqualTo(FailureCode.FORBIDDEN);
    }

    @Test
    void entitiesThatNobodyDeclaredAreRefused() {
        assertThat(refusal("<d>&nobody;</d>")).isIn(FailureCode.FORBIDDEN, FailureCode.MALFORMED);
    }

    @Test
    void aDocumentTypeInsideWrappedXmlIsRefusedToo() {
        assertThat(
                        refusal(
                                "<e><![CDATA[<!DOCTYPE d [<!ENTITY x \"y\">]><Document>&x;</Document>]]></e>"))
                .isEqualTo(FailureCode.FORBIDDEN);
    }

    @Test
    void enormousAndDeepMessagesAreRefused() {
        assertThat(refusal(" ".repeat(IsoMessageReader.MAX_BYTES + 1)))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refusal("<a>".repeat(1_000_000))).isEqualTo(FailureCode.TOO_DEEP);
        assertThat(refusal("<d>" + "<a/>".repeat(400_000) + "</d>"))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refusal("<d>" + "x".repeat(5_000_000) + "</d>"))
                .isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refusal("<d>" + "&amp;".repeat(1_500_000) + "</d>"))
                .isEqualTo(FailureCode.NOT_SUPPORTED);
        assertThat(refusal("<" + "n".repeat(100_000) + "/>")).isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refusal(attributes(50))).isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refusal(attributes(100_000))).isEqualTo(FailureCode.TOO_LARGE);
    }

    private static String attributes(int count) {
        StringBuilder element = new StringBuilder("<d");
        for (int i = 0; i < count; i++) {
            element.append(" a").append(i).append("=\"\"");
        }
        return element + "/>";
    }

    @Test
    void aGroupThatWouldBeKeptTooOftenIsRefused() {
        String transfer =
                "<CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId><IntrBkSttlmAmt Ccy=\"EUR\">1</IntrBkSttlmAmt>"
                        + "<Dbtr><Nm>A</Nm></Dbtr><Cdtr><Nm>B</Nm></Cdtr></CdtTrfTxInf>";
        String message = payments("<Fat>" + "x".repeat(16_000) + "</Fat>", transfer.repeat(4_000));

        assertThat(refusal(message)).isEqualTo(FailureCode.TOO_LARGE);
    }

    @Test
    void tooManyTransfersAreRefused() {
        assertThat(refusal(payments("", "<CdtTrfTxInf/>".repeat(PaymentMessage.MAX_TRANSFERS + 1))))
                .isEqualTo(FailureCode.TOO_LARGE);
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = Samples.bytes(Samples.CREDIT_TRANSFER);

        for (int length = 0; length < whole.length; length += 7) {
            IsoReading reading = reader.read(Arrays.copyOf(whole, length));

            assertThat(reading.refusal()).isPresent();
            assertThat(reading.payments().accepted()).isEmpty();
        }
    }

    @Test
    void wrongEncodingsAreRefused() {
        String text = Samples.text(Samples.TWO_PAYMENTS);

        assertThat(refusal(text.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(FailureCode.ENCODING);
        assertThat(
                        refusal(
                                ("<?xml version=\"1.0\" encoding=\"EBCDIC-CP-US\"?><d/>")
                                        .getBytes(Charset.forName("IBM037"))))
                .isIn(FailureCode.ENCODING, FailureCode.MALFORMED);
        assertThat(refusal("<?xml version=\"1.0\" encoding=\"UTF-7\"?><d/>"))
                .isEqualTo(FailureCode.ENCODING);
        assertThat(refusal("<?xml version=\"1.0\" encoding=\"UTF-16\"?><d/>"))
                .isEqualTo(FailureCode.ENCODING);
        assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8, 0, (byte) 0xd8}))
                .isEqualTo(FailureCode.ENCODING);
    }

    @Test
    void declaredEncodingsAreRead() {
        String text = Samples.text(Samples.TWO_PAYMENTS);
        byte[] latin =
                text.replace(
                                "<?xml version=\"1.0\"?>",
                                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reader.read(latin).payments().accepted())
                .isEqualTo(reader.read(Samples.bytes(Samples.TWO_PAYMENTS)).payments().accepted());
        assertThat(reader.read(text.getBytes(StandardCharsets.UTF_16)).payments().accepted())
                .hasSize(2);
    }

    @Test
    void otherFormsAreNamed() {
        assertThat(refusal("{\"Document\": {}}")).isEqualTo(FailureCode.NOT_SUPPORTED);
        assertThat(
                        refusal(
                                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.02\"><a/></Document>"))
                .isEqualTo(FailureCode.NOT_SUPPORTED);
        assertThat(refusal("<html/>")).isEqualTo(FailureCode.NOT_SUPPORTED);
        assertThat(refusal("")).isEqualTo(FailureCode.MALFORMED);
        assertThat(refusal("<a></b>")).isEqualTo(FailureCode.MALFORMED);
        assertThat(refusal(new byte[1000])).isEqualTo(FailureCode.MALFORMED);
    }

    @Test
    void aMessageInCdataIsReadWithItsHeader() {
        String message = Samples.text(Samples.CREDIT_TRANSFER).replaceFirst("<\\?xml[^>]*\\?>", "");
        String wrapped = "<Saa><Body><![CDATA[" + message + "]]></Body><Sender>SAGE</Sender></Saa>";

        ReceivedTransaction transaction = read(wrapped).accepted().getFirst().value();

        assertThat(transaction.clientId().value())
                .isEqualTo("174c245f-2682-4291-ad67-2a41e530cd27");
        assertThat(transaction.details())
                .extracting(detail -> detail.name())
                .contains("envelope/AppHdr/BizSvc", "envelope/Saa/Sender");
    }

    @Test
    void anotherMessageThanAnnouncedIsRefused() {
        byte[] message = Samples.bytes(Samples.CREDIT_TRANSFER);

        assertThat(reader.read(message, "pacs.008").refusal()).isEmpty();
        assertThat(reader.read(message, "pacs.008.001.08").refusal()).isEmpty();
        assertThat(reader.read(message, "pacs.009").refusal())
                .get()
                .extracting(RowFailure::code)
                .isEqualTo(FailureCode.CONTRADICTION);
        assertThat(reader.read(message, "pacs.008.001.10").refusal()).isPresent();
        assertThat(IsoMessageReader.takes("pacs.008.001.10")).isTrue();
        assertThat(IsoMessageReader.takes("camt.053")).isFalse();
        assertThat(IsoMessageReader.takes("pacs.008x")).isFalse();
        assertThat(IsoMessageReader.takes("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Ccy="EUR">10<     | Ccy="EUR">10.001<  | CdtTrfTxInf/IntrBkSttlmAmt scale
                    Ccy="EUR">10<     | Ccy="EUR">-10<     | CdtTrfTxInf/IntrBkSttlmAmt amount
                    Ccy="EUR">10<     | Ccy="EUR">0<       | CdtTrfTxInf/IntrBkSttlmAmt amount
                    Ccy="EUR">10<     | Ccy="EUR">1e3<     | CdtTrfTxInf/IntrBkSttlmAmt amount
                    Ccy="EUR">10<     | Ccy="EUR">999999999999999999< | CdtTrfTxInf/IntrBkSttlmAmt amount
                    Ccy="EUR">10<     | Ccy="ZZZ">10<      | CdtTrfTxInf/IntrBkSttlmAmt/@Ccy currency
                    Ccy="EUR">10<     | >10<               | CdtTrfTxInf/IntrBkSttlmAmt/@Ccy currency
                    2026-11-25T10     | 1826-11-25T10      | GrpHdr/CreDtTm time
                    2026-11-25T10     | 2126-11-25T10      | GrpHdr/CreDtTm time
                    2026-11-25T10     | 2026-11-31T10      | GrpHdr/CreDtTm time
                    <Dbtr><Nm>A</Nm></Dbtr> | <Dbtr/>      | Dbtr missing
                    <Nm>A</Nm>        | <Nm>A&#x85;</Nm>   | CdtTrfTxInf/Dbtr/Nm text
                    <Nm>A</Nm>        | <Nm>A</Nm><Nm>B</Nm> | CdtTrfTxInf/Dbtr/Nm schema
                    <Cdtr>            | <IntrBkSttlmDt>1726-01-01</IntrBkSttlmDt><Cdtr> | CdtTrfTxInf/IntrBkSttlmDt time
                    """)
    void eachWrongValueIsRefusedByFieldAndCode(String right, String wrong, String refusal) {
        String good =
                payments(
                        "",
                        "<CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId><IntrBkSttlmAmt Ccy=\"EUR\">10</IntrBkSttlmAmt>"
                                + "<Dbtr><Nm>A</Nm></Dbtr><Cdtr><Nm>B</Nm></Cdtr></CdtTrfTxInf>");
        assertThat(read(good).accepted()).hasSize(1);
        assertThat(good).contains(right);

        Reading<ReceivedTransaction> reading = read(good.replace(right, wrong));

        assertThat(reading.accepted()).isEmpty();
        assertThat(reading.failures())
                .extracting(failure -> failure.field() + " " + failure.code().word())
                .contains(refusal);
    }

    @Test
    void refusalsNeverRepeatAValue() {
        String secret = "Zzyzx";
        String broken =
                Samples.text(Samples.CREDIT_TRANSFER)
                        .replace("3OE3RV94ENQ3S8BR5T62", secret)
                        .replace("RON", secret);
        String malformed =
                Samples.text(Samples.CREDIT_TRANSFER)
                        .replace("</pacs:Nm>", secret + "</" + secret + ">");

        assertThat(read(broken).failures()).isNotEmpty();
        assertThat(read(broken).failures().toString()).doesNotContain(secret);
        assertThat(read(malformed).failures().toString()).doesNotContain(secret);
        assertThat(reader.read(Samples.bytes(Samples.CREDIT_TRANSFER)).toString())
                .doesNotContain("Debtor Co", "25698745", "Strada", "E2E04044506271305");
    }

    private static String payments(String inGroup, String transfers) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.02\"><FIToFICstmrCdtTrf><GrpHdr>"
                + "<MsgId>M1</MsgId><CreDtTm>2026-11-25T10:00:00Z</CreDtTm>"
                + inGroup
                + "</GrpHdr>"
                + transfers
                + "</FIToFICstmrCdtTrf></Document>";
    }

    private Reading<ReceivedTransaction> read(String message) {
        return reader.read(message.getBytes(StandardCharsets.UTF_8)).payments();
    }

    private FailureCode refusal(String document) {
        String prologue =
                document.startsWith("<?xml") || document.isBlank() || document.startsWith("{")
                        ? ""
                        : PROLOGUE;
        return refusal((prologue + document).getBytes(StandardCharsets.UTF_8));
    }

    private FailureCode refusal(byte[] body) {
        IsoReading reading = reader.read(body);
        assertThat(reading.payments().accepted()).isEmpty();
        return reading.refusal().orElseThrow().code();
    }
}
