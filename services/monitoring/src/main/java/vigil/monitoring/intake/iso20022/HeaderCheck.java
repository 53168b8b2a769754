package vigil.monitoring.intake.iso20022;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.checks.Bic;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.NotReadable;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/**
 * Compares the sender and receiver of the business header with the agents of the message.
 *
 * <p>Under the CBPR+ rules of cross-border payments they must be the same, and a message in which
 * they differ is refused; other communities relay messages under headers of their own, where it is
 * worth a warning.
 */
final class HeaderCheck {

    private static final String STRICT_SERVICE = "swift.cbprplus";

    private final Elements elements;
    private final XmlNode header;
    private final boolean strict;

    HeaderCheck(Elements elements, XmlNode header) {
        this.elements = elements;
        this.header = header;
        String business = elements.text(header, "BizSvc");
        this.strict = business != null && business.startsWith(STRICT_SERVICE);
    }

    void check(@Nullable XmlNode group, List<XmlNode> transfers) throws NotReadable {
        for (XmlNode transfer : transfers) {
            compare("Fr", agent(transfer, group, "InstgAgt"));
            compare("To", agent(transfer, group, "InstdAgt"));
        }
    }

    private @Nullable XmlNode agent(XmlNode transfer, @Nullable XmlNode group, String name) {
        XmlNode own = elements.find(transfer, name);
        return elements.find(own == null ? elements.find(group, name) : own, "FinInstnId");
    }

    private void compare(String end, @Nullable XmlNode agent) throws NotReadable {
        String inHeader = elements.text(header, end, "FIId", "FinInstnId", "BICFI");
        String inMessage = elements.text(agent, "BICFI");
        if (inHeader == null || inMessage == null || Bic.sameParty(inHeader, inMessage)) {
            return;
        }
        String field = "AppHdr/" + end + "/FIId/FinInstnId/BICFI";
        String reason =
                "is another BIC than that of the "
                        + (end.equals("Fr") ? "instructing" : "instructed")
                        + " agent in the message";
        if (strict) {
            throw new NotReadable(FailureCode.CONTRADICTION, field, reason);
        }
        elements.findings()
                .warn(field, end.equals("Fr") ? "header-sender" : "header-receiver", reason);
    }
}
