package vigil.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.Until;

class Iso20022HttpTest {

    private static final String UETR = "8a562c67-ca16-48ba-b074-65581be6f011";

    private final House house = House.shared();

    @Test
    void aMessageIsAnsweredTransactionByTransaction() {
        Door.Reply reply = send("pacs.008", pacs008("M-1", UETR, "100.00"));

        JsonNode result = reply.json().path("results").get(0);
        assertThat(reply.status()).as(reply.text()).isEqualTo(207);
        assertThat(reply.json().path("message").asString()).isEqualTo("pacs.008.001.08");
        assertThat(result.path("status").asInt()).as(reply.text()).isEqualTo(200);
        assertThat(result.path("decision").path("outcome").asString()).isEqualTo("approve");
    }

    @Test
    void laterStatusReportsAreEachKeptAndReachTheLog() {
        String uetr = "9b562c67-ca16-48ba-b074-65581be6f022";
        String id =
                send("pacs.008", pacs008("M-2", uetr, "100.00"))
                        .json()
                        .path("results")
                        .get(0)
                        .path("decision")
                        .path("transactionId")
                        .asString();

        Door.Reply pending = send("pacs.002", pacs002("S-1", uetr, "ACSP"));
        Door.Reply settled = send("pacs.002", pacs002("S-2", uetr, "ACCC"));
        Door.Reply again = send("pacs.002", pacs002("S-2", uetr, "ACCC"));

        assertThat(receipt(pending).path("transactionId").asString()).isEqualTo(id);
        assertThat(receipt(settled).path("transactionKnown").asBoolean()).isTrue();
        assertThat(receipt(settled).path("repeated").asBoolean()).isFalse();
        assertThat(receipt(again).path("repeated").asBoolean()).isTrue();
        JsonNode statuses = house.analyst().get("/v1/transactions/" + id).json().path("statuses");
        assertThat(statuses).hasSize(2);
        assertThat(statuses.get(1).path("status").asString()).isEqualTo("ACCC");
        Until.holds(
                "both reports stand in the log",
                () ->
                        Broker.read(house.street().transactionsTopic()).stream()
                                        .filter(record ->
                                                new String(record.value(), UTF_8).contains("ACCC")
                                                        || new String(record.value(), UTF_8)
                                                                .contains("ACSP"))
                                        .count()
                                == 2);
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThat(send("camt.053", "<Document/>").status()).isEqualTo(422);
        assertThat(send("pacs.008", "hello").status()).isEqualTo(400);
        assertThat(
                        send(
                                        "pacs.008",
                                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")
                                .status())
                .isEqualTo(400);
        assertThat(house.machine().post("/v1/iso20022/pacs.008", "{}").status()).isEqualTo(415);
    }

    private Door.Reply send(String message, String xml) {
        return house.machine()
                .post("/v1/iso20022/" + message, "application/xml", xml.getBytes(UTF_8));
    }

    private static JsonNode receipt(Door.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(207);
        return reply.json().path("results").get(0).path("statusReport");
    }

    private static String pacs008(String message, String uetr, String amount) {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-03-01T10:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
        <SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>
        <CdtTrfTxInf><PmtId><InstrId>I-1</InstrId><EndToEndId>NOTPROVIDED</EndToEndId><UETR>%s</UETR></PmtId>
        <IntrBkSttlmAmt Ccy="EUR">%s</IntrBkSttlmAmt><IntrBkSttlmDt>2026-03-01</IntrBkSttlmDt>
        <ChrgBr>SHAR</ChrgBr>
        <InstgAgt><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></InstgAgt>
        <InstdAgt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></InstdAgt>
        <Dbtr><Nm>Maria Weber</Nm></Dbtr>
        <DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>
        <DbtrAgt><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></DbtrAgt>
        <CdtrAgt><FinInstnId><BICFI>NWBKGB2L</BICFI></FinInstnId></CdtrAgt>
        <Cdtr><Nm>John Smith</Nm></Cdtr>
        <CdtrAcct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></CdtrAcct>
        </CdtTrfTxInf></FIToFICstmrCdtTrf></Document>\
        """
                .formatted(message, uetr, amount);
    }

    private static String pacs002(String message, String uetr, String status) {
        return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"><FIToFIPmtStsRpt>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-03-01T11:00:00Z</CreDtTm></GrpHdr>
        <TxInfAndSts><OrgnlUETR>%s</OrgnlUETR><TxSts>%s</TxSts></TxInfAndSts>
        </FIToFIPmtStsRpt></Document>\
        """
                .formatted(message, uetr, status);
    }
}
