package vigil.checks.firewall;

import java.util.List;

/** Bodies that carry a text where payers write one. */
final class Transactions {

    private static final String FORM =
            """
            {"transactionId":"%s","timestamp":"2026-03-01T09:00:00Z","format":"wire",\
            "payer":{"name":"%s","account":{"iban":"%s"},"address":["%s"]},\
            "payee":{"name":"%s","account":{"number":"31926819"}},\
            "amount":{"value":"%s","currency":"EUR"},"remittance":"%s","tags":{"branch":"%s"}}\
            """;

    private Transactions() {}

    static String remitting(String text) {
        return of("t-1", "Jane Doe", "GB29NWBK60161331926819", text);
    }

    static String tagged(String text) {
        return remitting("rent for May").replace("\"Leeds\"", '"' + quoted(text) + '"');
    }

    static String of(String id, String name, String iban, String text) {
        return FORM.formatted(
                id,
                quoted(name),
                iban,
                "1 High Street",
                quoted(name),
                "25.00",
                quoted(text),
                "Leeds");
    }

    /** A customer credit transfer; the text is escaped already. */
    static String message(String escaped) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
         <FIToFICstmrCdtTrf><GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-03-01T09:00:00Z</CreDtTm></GrpHdr>
          <CdtTrfTxInf><PmtId><EndToEndId>E2E-17</EndToEndId></PmtId>
           <IntrBkSttlmAmt Ccy="EUR">1250.00</IntrBkSttlmAmt>
           <RmtInf><Ustrd>%s</Ustrd></RmtInf>
          </CdtTrfTxInf></FIToFICstmrCdtTrf>
        </Document>
        """
                .formatted(escaped);
    }

    /** Bodies that are no transaction by their shape. */
    static List<String> misshapen() {
        String good = remitting("rent for May");
        return List.of(
                good + good,
                good.substring(0, 90),
                "[".repeat(5_000),
                good.replace("\"wire\"", "\"carrier pigeon\""),
                good.replace("\"25.00\"", "25.00"),
                good.replace("\"25.00\"", "\"-25.00\""),
                good.replace("\"25.00\"", "\"1e99\""),
                good.replace("\"format\"", "\"admin\":true,\"format\""),
                good.replace("\"t-1\"", "\"t 1\""),
                good.replace("\"t-1\"", "[\"t-1\"]"),
                good.replace("rent", "r".repeat(2_001)),
                good.replace("\"Jane Doe\"", "{\"first\":\"Jane\"}"));
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < ' ') {
                out.append("\\u%04x".formatted((int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.toString();
    }

    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
