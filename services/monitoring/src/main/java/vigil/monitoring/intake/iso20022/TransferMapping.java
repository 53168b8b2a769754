package vigil.monitoring.intake.iso20022;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.checks.ValueChecks;
import vigil.monitoring.intake.iso20022.xml.Elements;
import vigil.monitoring.intake.iso20022.xml.Leaves;
import vigil.monitoring.intake.iso20022.xml.XmlNode;

/**
 * One credit transfer of pacs.008, pacs.009 or pain.001 becomes a transaction that has no id yet.
 */
final class TransferMapping {

    private static final Pattern DECIMAL = Pattern.compile("\\+?[0-9]{0,30}(\\.[0-9]{0,18})?");

    /** Clearing systems and instruments whose payments arrive within seconds. */
    private static final Set<String> INSTANT = Set.of("INST", "RTP", "FDN", "TIPS", "SCTINST");

    private final ValueChecks checks;
    private final Elements elements;
    private final PartyElements parties;

    TransferMapping(ValueChecks checks) {
        this.checks = checks;
        this.elements = new Elements(checks);
        this.parties = new PartyElements(elements);
    }

    /** All but the details of the groups around it; null when something failed, which is noted. */
    @Nullable Transfer map(TransferElements found) {
        XmlNode transfer = found.transfer();
        XmlNode debtor = found.debtorSide();
        Instant time = time(found);
        Party payer =
                parties.party(
                        new PartyElements.Side(
                                elements.find(debtor, "Dbtr"),
                                elements.find(debtor, "DbtrAcct"),
                                elements.find(debtor, "DbtrAgt")),
                        "Dbtr");
        Party payee =
                parties.party(
                        new PartyElements.Side(
                                elements.find(transfer, "Cdtr"),
                                elements.find(transfer, "CdtrAcct"),
                                elements.find(transfer, "CdtrAgt")),
                        "Cdtr");
        Transfer.Amounts amounts = found.isInitiation() ? initiated(transfer) : settled(transfer);
        checkDates(found);
        PaymentFormat format = format(found);
        TransferIdentity identity = TransferIdentity.of(found, elements);
        Leaves.check(transfer, checks.findings());
        List<Detail> details = Leaves.untaken(transfer, Set.of());
        if (time == null
                || payer == null
                || payee == null
                || amounts == null
                || !checks.findings().isClean()) {
            return null;
        }
        return new Transfer(found, identity, time, payer, payee, amounts, format, details);
    }

    private @Nullable Instant time(TransferElements found) {
        XmlNode accepted = elements.find(found.transfer(), "AccptncDtTm");
        XmlNode node = accepted == null ? elements.find(found.group(), "CreDtTm") : accepted;
        return new Times(checks).time(node, "GrpHdr/CreDtTm");
    }

    private void checkDates(TransferElements found) {
        List<@Nullable XmlNode> dates = new ArrayList<>();
        dates.add(elements.find(found.transfer(), "IntrBkSttlmDt"));
        dates.add(elements.find(found.group(), "IntrBkSttlmDt"));
        XmlNode execution = elements.find(found.payment(), "ReqdExctnDt");
        XmlNode chosen = elements.find(execution, "Dt");
        dates.add(chosen == null ? execution : chosen);
        for (XmlNode date : dates) {
            String text = Elements.textOf(date);
            if (date != null && text != null) {
                checks.paymentDate(date.path(), withoutZone(text));
            }
        }
    }

    /** A date of XML may carry a zone: 2026-01-31Z. */
    private static String withoutZone(String date) {
        return date.length() > 10 && date.substring(10).matches("Z|[+-][0-9]{2}:[0-9]{2}")
                ? date.substring(0, 10)
                : date;
    }

    /**
     * Between banks the settled amount arrives; where another was instructed, that one left the
     * debtor.
     */
    private Transfer.@Nullable Amounts settled(XmlNode transfer) {
        Money received =
                money(elements.find(transfer, "IntrBkSttlmAmt"), "CdtTrfTxInf/IntrBkSttlmAmt");
        XmlNode instructed = elements.find(transfer, "InstdAmt");
        Money paid = instructed == null ? received : money(instructed, "CdtTrfTxInf/InstdAmt");
        return paid == null || received == null ? null : new Transfer.Amounts(paid, received);
    }

    private Transfer.@Nullable Amounts initiated(XmlNode transfer) {
        XmlNode instructed = elements.find(transfer, "Amt", "InstdAmt");
        XmlNode equivalent = elements.find(transfer, "Amt", "EqvtAmt", "Amt");
        Money money = money(instructed == null ? equivalent : instructed, "PmtInf/CdtTrfTxInf/Amt");
        return money == null ? null : new Transfer.Amounts(money, money);
    }

    private @Nullable Money money(@Nullable XmlNode amount, String path) {
        String text = Elements.textOf(amount);
        if (amount == null || text == null) {
            checks.findings().fail(path, FailureCode.MISSING, "is required");
            return null;
        }
        String currency = amount.attribute("Ccy");
        Money money = checks.money(amount.path(), plain(text), amount.path() + "/@Ccy", currency);
        if (money != null) {
            elements.take(amount);
        }
        return money;
    }

    /** XML writes decimals more freely than we do: +1, 01.50 and .5 are the same numbers. */
    static String plain(String decimal) {
        boolean digits = decimal.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!digits || !DECIMAL.matcher(decimal).matches()) {
            return decimal;
        }
        return new BigDecimal(decimal).toPlainString();
    }

    private PaymentFormat format(TransferElements found) {
        if (found.isBetweenBanks()) {
            return PaymentFormat.WIRE;
        }
        if ("CHK".equals(elements.text(found.payment(), "PmtMtd"))) {
            return PaymentFormat.CHEQUE;
        }
        if (isInstant(found)) {
            return PaymentFormat.INSTANT;
        }
        return typeSays(found, "SvcLvl", "SEPA") ? PaymentFormat.ACH : PaymentFormat.WIRE;
    }

    private boolean isInstant(TransferElements found) {
        String system = elements.text(found.group(), "SttlmInf", "ClrSys", "Cd");
        return (system != null && INSTANT.contains(system)) || typeSays(found, "LclInstrm", "INST");
    }

    private boolean typeSays(TransferElements found, String element, String code) {
        return code.equals(elements.text(found.transfer(), "PmtTpInf", element, "Cd"))
                || code.equals(elements.text(found.payment(), "PmtTpInf", element, "Cd"))
                || code.equals(elements.text(found.group(), "PmtTpInf", element, "Cd"));
    }
}
