package vigil.monitoring.intake.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.StatusReport;

/**
 * Messages of every version whose schema we hold: right ones pass it, wrong ones fail by element.
 */
class SchemaVersionsTest {

    private final IsoMessageReader reader =
            new IsoMessageReader(InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));

    @Test
    void aPersonPaysOnBehalfOfAnother() {
        ReceivedTransaction transaction = only(customerTransfer());

        assertThat(transaction.payer().name()).isEqualTo(Personal.of("Jane Doe"));
        assertThat(transaction.payer().birthDate()).isEqualTo(Personal.of("1980-02-29"));
        assertThat(transaction.payer().country()).isEqualTo("GB");
        assertThat(transaction.payer().addressLines())
                .containsExactly(Personal.of("1 High Street"), Personal.of("London"));
        assertThat(transaction.payer().identifications())
                .containsExactly(Detail.of("PrvtId/CCPT", "X123"));
        assertThat(transaction.paid()).isEqualTo(Money.of("100.00", "GBP"));
        assertThat(transaction.received()).isEqualTo(Money.of("115.55", "EUR"));
        assertThat(transaction.payee().account().scheme()).isEqualTo(AccountScheme.PROXY);
        assertThat(transaction.payee().bic()).isEqualTo("DEUTDEFF");
        assertThat(transaction.details())
                .contains(
                        Detail.of("CdtTrfTxInf/UltmtDbtr/Nm", "Old Aunt"),
                        Detail.of("CdtTrfTxInf/UltmtCdtr/Id/OrgId/LEI", "529900T8BM49AURSDO55"),
                        Detail.of("CdtTrfTxInf/XchgRate", "1.1555"),
                        Detail.of("CdtTrfTxInf/ChrgsInf/Amt", "1.50"),
                        Detail.of("CdtTrfTxInf/ChrgsInf/Amt/@Ccy", "GBP"),
                        Detail.of("CdtTrfTxInf/Purp/Cd", "GIFT"),
                        Detail.of(
                                "CdtTrfTxInf/Dbtr/Id/PrvtId/DtAndPlcOfBirth/CityOfBirth", "Leeds"),
                        Detail.of("CdtTrfTxInf/RmtInf/Ustrd", "happy birthday"));
    }

    @Test
    void aCoverPaymentKeepsWhatItCovers() {
        ReceivedTransaction transaction = only(cover());

        assertThat(transaction.clientId().value())
                .isEqualTo("8a562c67-ca16-48ba-b074-65581be6f011/cover");
        assertThat(transaction.payer().bic()).isEqualTo("NWBKGB2L");
        assertThat(transaction.payer().account().scheme()).isEqualTo(AccountScheme.PARTY);
        assertThat(transaction.details())
                .contains(
                        Detail.of("CdtTrfTxInf/UndrlygCstmrCdtTrf/Dbtr/Nm", "Jane Doe"),
                        Detail.of(
                                "CdtTrfTxInf/UndrlygCstmrCdtTrf/CdtrAcct/Id/IBAN",
                                "DE89370400440532013000"));
    }

    @Test
    void anInitiationOfSeveralPaymentsIsRead() {
        Reading<ReceivedTransaction> reading = payments(initiation());

        assertThat(reading.failures()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.accepted())
                .extracting(accepted -> accepted.value().paid())
                .containsExactly(
                        Money.of("10", "EUR"), Money.of("20.50", "EUR"), Money.of("7000", "JPY"));
        assertThat(reading.accepted())
                .extracting(accepted -> accepted.value().payer().name())
                .containsExactly(
                        Personal.of("First GmbH"),
                        Personal.of("First GmbH"),
                        Personal.of("Second KK"));
    }

    @Test
    void everyReportOfAMessageIsKept() {
        Reading<StatusReport> reading = reader.read(bytes(reports())).statusReports();

        assertThat(reading.failures()).isEmpty();
        assertThat(reading.accepted())
                .extracting(accepted -> accepted.value().status())
                .containsExactly("PART", "ACSP", "RJCT");
        assertThat(reading.accepted())
                .extracting(accepted -> accepted.value().id())
                .doesNotHaveDuplicates();
        assertThat(reading.accepted().get(2).value().reason()).isEqualTo("AC04");
        assertThat(reading.accepted().get(2).value().details())
                .contains(Detail.of("TxInfAndSts/StsRsnInf/AddtlInf", "account closed"));
    }

    @Test
    void eachSchemaRefusesWhatItDoesNotKnow() {
        for (String message :
                List.of(
                        customerTransfer().replace("<Purp>", "<Porpoise/><Purp>"),
                        cover().replace("<GrpHdr>", "<GrpHdr><Extra/>"),
                        initiation().replace("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>OWL</PmtMtd>"),
                        reports().replace("<TxSts>ACSP</TxSts>", "<TxSts>ACCEPTED</TxSts>"),
                        customerTransfer().replace(" Ccy=\"EUR\">115.55", ">115.55"),
                        customerTransfer().replace("8a562c67-ca16", "8A562C67-CA16"))) {
            assertThat(reader.read(bytes(message)).refusal())
                    .get()
                    .extracting(RowFailure::code)
                    .isEqualTo(FailureCode.SCHEMA);
        }
    }

    private ReceivedTransaction only(String message) {
        Reading<ReceivedTransaction> reading = payments(message);
        assertThat(reading.failures()).isEmpty();
        return reading.accepted().getFirst().value();
    }

    private Reading<ReceivedTransaction> payments(String message) {
        return reader.read(bytes(message)).payments();
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private static String customerTransfer() {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.09"><FIToFICstmrCdtTrf>
        <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-25T10:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
          <SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>
        <CdtTrfTxInf>
          <PmtId><EndToEndId>NOTPROVIDED</EndToEndId><UETR>8a562c67-ca16-48ba-b074-65581be6f011</UETR></PmtId>
          <IntrBkSttlmAmt Ccy="EUR">115.55</IntrBkSttlmAmt><IntrBkSttlmDt>2026-11-25</IntrBkSttlmDt>
          <InstdAmt Ccy="GBP">100</InstdAmt><XchgRate>1.1555</XchgRate><ChrgBr>SHAR</ChrgBr>
          <ChrgsInf><Amt Ccy="GBP">1.50</Amt><Agt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></Agt></ChrgsInf>
          <UltmtDbtr><Nm>Old Aunt</Nm></UltmtDbtr>
          <Dbtr><Nm>Jane Doe</Nm><PstlAdr><Ctry>GB</Ctry><AdrLine>1 High Street</AdrLine><AdrLine>London</AdrLine></PstlAdr>
            <Id><PrvtId><DtAndPlcOfBirth><BirthDt>1980-02-29</BirthDt><CityOfBirth>Leeds</CityOfBirth>
              <CtryOfBirth>GB</CtryOfBirth></DtAndPlcOfBirth>
              <Othr><Id>X123</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm></Othr></PrvtId></Id></Dbtr>
          <DbtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></DbtrAcct>
          <DbtrAgt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></DbtrAgt>
          <CdtrAgt><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></CdtrAgt>
          <Cdtr><Nm>Deutsche</Nm><Id><OrgId><AnyBIC>DEUTDEFF</AnyBIC></OrgId></Id></Cdtr>
          <CdtrAcct><Id><Othr><Id>NOTPROVIDED</Id></Othr></Id><Prxy><Tp><Cd>TELE</Cd></Tp><Id>+49-15112345678</Id></Prxy></CdtrAcct>
          <UltmtCdtr><Id><OrgId><LEI>529900T8BM49AURSDO55</LEI></OrgId></Id></UltmtCdtr>
          <Purp><Cd>GIFT</Cd></Purp><RmtInf><Ustrd>happy birthday</Ustrd></RmtInf>
        </CdtTrfTxInf></FIToFICstmrCdtTrf></Document>\
        """;
    }

    private static String cover() {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.009.001.09"><FICdtTrf>
        <GrpHdr><MsgId>M2</MsgId><CreDtTm>2026-11-25T10:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
          <SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>
        <CdtTrfTxInf>
          <PmtId><EndToEndId>E1</EndToEndId><UETR>8a562c67-ca16-48ba-b074-65581be6f011</UETR></PmtId>
          <IntrBkSttlmAmt Ccy="EUR">115.55</IntrBkSttlmAmt><IntrBkSttlmDt>2026-11-25</IntrBkSttlmDt>
          <Dbtr><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></Dbtr>
          <Cdtr><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></Cdtr>
          <UndrlygCstmrCdtTrf><Dbtr><Nm>Jane Doe</Nm></Dbtr>
            <DbtrAgt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></DbtrAgt>
            <CdtrAgt><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></CdtrAgt>
            <Cdtr><Nm>Max Muster</Nm></Cdtr>
            <CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct></UndrlygCstmrCdtTrf>
        </CdtTrfTxInf></FICdtTrf></Document>\
        """;
    }

    private static String initiation() {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.10"><CstmrCdtTrfInitn>
        <GrpHdr><MsgId>M3</MsgId><CreDtTm>2026-11-25T10:00:00+01:00</CreDtTm><NbOfTxs>3</NbOfTxs>
          <CtrlSum>7030.50</CtrlSum><InitgPty><Nm>First GmbH</Nm></InitgPty></GrpHdr>
        %s%s</CstmrCdtTrfInitn></Document>\
        """
                .formatted(
                        payment(
                                "P1",
                                "First GmbH",
                                initiated("E1", "EUR", "10") + initiated("E2", "EUR", "20.50")),
                        payment("P2", "Second KK", initiated("E1", "JPY", "7000")));
    }

    private static String payment(String id, String debtor, String transfers) {
        return """
        <PmtInf><PmtInfId>%s</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2026-12-01</Dt></ReqdExctnDt>
          <Dbtr><Nm>%s</Nm></Dbtr><DbtrAcct><Id><Othr><Id>4711</Id></Othr></Id></DbtrAcct>
          <DbtrAgt><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></DbtrAgt>%s</PmtInf>\
        """
                .formatted(id, debtor, transfers);
    }

    private static String initiated(String reference, String currency, String amount) {
        return """
        <CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId>
          <Amt><InstdAmt Ccy="%s">%s</InstdAmt></Amt>
          <Cdtr><Nm>Payee</Nm></Cdtr><CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct></CdtTrfTxInf>\
        """
                .formatted(reference, currency, amount);
    }

    private static String reports() {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.11"><FIToFIPmtStsRpt>
        <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-25T10:00:05Z</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId>
          <GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
        <TxInfAndSts><OrgnlTxId>T1</OrgnlTxId><TxSts>ACSP</TxSts></TxInfAndSts>
        <TxInfAndSts><OrgnlTxId>T2</OrgnlTxId><TxSts>RJCT</TxSts>
          <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>account closed</AddtlInf></StsRsnInf></TxInfAndSts>
        </FIToFIPmtStsRpt></Document>\
        """;
    }
}
