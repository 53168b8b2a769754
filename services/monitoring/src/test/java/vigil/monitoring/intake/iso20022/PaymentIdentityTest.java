package vigil.monitoring.intake.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Fingerprint;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.StatusReport;

class PaymentIdentityTest {

    private final IsoMessageReader reader =
            new IsoMessageReader(InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));

    @Test
    void theUetrIsTheNameOfAPayment() {
        String uetr = "8a562c67-ca16-48ba-b074-65581be6f011";

        assertThat(name(transfer("<UETR>" + uetr + "</UETR>", "Anna")))
                .isEqualTo(new ClientId(uetr));
        assertThat(name(transfer("<UETR>" + uetr.toUpperCase(Locale.ROOT) + "</UETR>", "Anna")))
                .isEqualTo(new ClientId(uetr));
    }

    @Test
    void aCoverPaymentIsNotThePaymentThatItCovers() {
        String uetr = "<UETR>8a562c67-ca16-48ba-b074-65581be6f011</UETR>";
        String cover =
                transfer(uetr, "Anna")
                        .replace("</CdtTrfTxInf>", "<UndrlygCstmrCdtTrf/></CdtTrfTxInf>");

        assertThat(name(cover)).isNotEqualTo(name(transfer(uetr, "Anna")));
    }

    @Test
    void withoutUetrAgentMessageAndTransactionNameIt() {
        String payment = transfer("<TxId>T1</TxId>", "Anna");

        assertThat(name(payment)).isEqualTo(name(payment.replace("Anna", "Bert")));
        assertThat(name(payment)).isNotEqualTo(name(payment.replace("T1", "T2")));
        assertThat(name(payment)).isNotEqualTo(name(payment.replace("<MsgId>M1", "<MsgId>M2")));
        assertThat(name(payment)).isNotEqualTo(name(payment.replace("AAAAGB2L", "BBBBGB2L")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOTPROVIDED",
                "NONREF",
                "notprovided",
                "NOT PROVIDED",
                "UNKNOWN",
                "N/A",
                "0",
                "000000",
                "-",
                "XXX"
            })
    void aPlaceholderIsNoName(String placeholder) {
        String payment = transfer("<EndToEndId>" + placeholder + "</EndToEndId>", "Anna");

        assertThat(name(payment)).isNotEqualTo(name(payment.replace("Anna", "Bert")));
        assertThat(name(payment))
                .as("the same message again is the same payment")
                .isEqualTo(name(payment));
    }

    @Test
    void theSecondReferenceServesWhereTheFirstIsAPlaceholder() {
        String payment = transfer("<EndToEndId>E1</EndToEndId><TxId>NOTPROVIDED</TxId>", "Anna");

        assertThat(name(payment)).isEqualTo(name(payment.replace("Anna", "Bert")));
    }

    @Test
    void anEnvelopeIsNoContent() {
        String bare = transfer("<TxId>T1</TxId>", "Anna");
        String wrapped =
                "<Any><AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\">"
                        + "<BizMsgIdr>B1</BizMsgIdr><PssblDplct>true</PssblDplct></AppHdr>"
                        + bare
                        + "</Any>";

        assertThat(fingerprint(wrapped)).isEqualTo(fingerprint(bare));
        assertThat(name(wrapped)).isEqualTo(name(bare));
    }

    @Test
    void anyOtherWordIsOtherContent() {
        String payment = transfer("<TxId>T1</TxId>", "Anna");

        for (String[] change :
                new String[][] {
                    {"Anna", "Bert"},
                    {"12.50", "12.51"},
                    {"EUR", "USD"},
                    {"2026-11-25", "2026-11-24"},
                    {"rent", "Rent"},
                    {"GB29NWBK60161331926819", "DE89370400440532013000"}
                }) {
            assertThat(fingerprint(payment.replace(change[0], change[1])))
                    .as(change[0])
                    .isNotEqualTo(fingerprint(payment));
        }
    }

    @Test
    void paymentsOfOneMessageThatShareAReferenceAreApart() {
        String twice = transfer("<TxId>T1</TxId>", "Anna");
        String one =
                twice.substring(
                        twice.indexOf("<CdtTrfTxInf>"), twice.indexOf("</FIToFICstmrCdtTrf>"));
        String message = twice.replace(one, one + one.replace("Anna", "Bert"));

        List<Reading.Accepted<ReceivedTransaction>> first = read(message).accepted();
        List<Reading.Accepted<ReceivedTransaction>> again = read(message).accepted();

        assertThat(first).hasSize(2).isEqualTo(again);
        assertThat(first.get(0).value().clientId()).isNotEqualTo(first.get(1).value().clientId());
    }

    @Test
    void aUetrTwiceInOneMessageIsRefusedTheSecondTime() {
        String twice = transfer("<UETR>8a562c67-ca16-48ba-b074-65581be6f011</UETR>", "Anna");
        String one =
                twice.substring(
                        twice.indexOf("<CdtTrfTxInf>"), twice.indexOf("</FIToFICstmrCdtTrf>"));

        Reading<ReceivedTransaction> reading =
                read(twice.replace(one, one + one.replace("Anna", "Bert")));

        assertThat(reading.accepted()).extracting(Reading.Accepted::row).containsExactly(0L);
        assertThat(reading.failures())
                .extracting(RowFailure::row, RowFailure::code)
                .containsExactly(tuple(1L, FailureCode.DUPLICATE_ID));
    }

    @Test
    void eachReportOnAPaymentIsKept() {
        String underway = report("R1", "ACSP");
        String credited = report("R2", "ACCC");

        StatusReport first = readReport(underway);
        StatusReport second = readReport(credited);

        assertThat(first.status()).isEqualTo("ACSP");
        assertThat(second.status()).isEqualTo("ACCC");
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(first).isEqualTo(readReport(underway));
        assertThat(readReport(report("R1", "ACCC")).id())
                .as("a reused message id")
                .isNotEqualTo(first.id());
    }

    @Test
    void aReportNamesThePaymentByItsUetrOrByItsReferences() {
        ClientId byUetr =
                name(transfer("<UETR>8a562c67-ca16-48ba-b074-65581be6f011</UETR>", "Anna"));
        ClientId byReferences = name(transfer("<TxId>T1</TxId>", "Anna"));

        assertThat(readReport(report("R1", "ACSP")).original().candidates())
                .contains(byUetr, byReferences);
        assertThat(readReport(report("R1", "ACSP")).original().candidates().getFirst())
                .isEqualTo(byUetr);
    }

    @Test
    void onlyCodesOfAReportGoOnInClearText() {
        String prose =
                report("R1", "ACSP")
                        .replace(
                                "</TxInfAndSts>",
                                "<StsRsnInf><Rsn><Prtry>Jane Doe died</Prtry></Rsn></StsRsnInf></TxInfAndSts>");
        String noCode = report("R1", "Jane Doe");

        assertThat(readReport(prose).reason()).isNull();
        assertThat(readReport(prose).details())
                .contains(Detail.of("TxInfAndSts/StsRsnInf/Rsn/Prtry", "Jane Doe died"));
        assertThat(reader.read(noCode.getBytes(StandardCharsets.UTF_8)).statusReports().failures())
                .extracting(RowFailure::code)
                .containsExactly(FailureCode.WORD);
    }

    private ClientId name(String message) {
        return only(message).clientId();
    }

    private Fingerprint fingerprint(String message) {
        return only(message).fingerprint();
    }

    private ReceivedTransaction only(String message) {
        Reading<ReceivedTransaction> reading = read(message);
        assertThat(reading.failures()).isEmpty();
        return reading.accepted().getFirst().value();
    }

    private Reading<ReceivedTransaction> read(String message) {
        return reader.read(message.getBytes(StandardCharsets.UTF_8)).payments();
    }

    private StatusReport readReport(String message) {
        Reading<StatusReport> reading =
                reader.read(message.getBytes(StandardCharsets.UTF_8)).statusReports();
        assertThat(reading.failures()).isEmpty();
        return reading.accepted().getFirst().value();
    }

    private static String transfer(String references, String debtor) {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.02"><FIToFICstmrCdtTrf>
        <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-25T10:00:00Z</CreDtTm>
        <InstgAgt><FinInstnId><BICFI>AAAAGB2L</BICFI></FinInstnId></InstgAgt></GrpHdr>
        <CdtTrfTxInf><PmtId>%s</PmtId><IntrBkSttlmAmt Ccy="EUR">12.50</IntrBkSttlmAmt>
        <Dbtr><Nm>%s</Nm></Dbtr><DbtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></DbtrAcct>
        <Cdtr><Nm>Landlord</Nm></Cdtr><RmtInf><Ustrd>rent</Ustrd></RmtInf></CdtTrfTxInf>
        </FIToFICstmrCdtTrf></Document>\
        """
                .formatted(references, debtor);
    }

    private static String report(String messageId, String status) {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"><FIToFIPmtStsRpt>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-25T10:00:05Z</CreDtTm>
        <InstgAgt><FinInstnId><BICFI>CCCCDEFF</BICFI></FinInstnId></InstgAgt>
        <InstdAgt><FinInstnId><BICFI>AAAAGB2LXXX</BICFI></FinInstnId></InstdAgt></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.02</OrgnlMsgNmId></OrgnlGrpInfAndSts>
        <TxInfAndSts><OrgnlTxId>T1</OrgnlTxId><OrgnlUETR>8a562c67-ca16-48ba-b074-65581be6f011</OrgnlUETR>
        <TxSts>%s</TxSts></TxInfAndSts></FIToFIPmtStsRpt></Document>\
        """
                .formatted(messageId, status);
    }
}
