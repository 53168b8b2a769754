package vigil.monitoring.intake.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.engine.PaymentFormat;
import vigil.engine.TransactionKind;
import vigil.kernel.money.Money;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.checks.ValueChecks;

/** One JSON object becomes one transaction. */
final class TransactionMapping {

    private static final int REFERENCE = 140;
    private static final int REMITTANCE = 2_000;
    private static final int CODE = 35;
    private static final int TAG = 256;
    private static final int MAX_TAGS = 50;
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,8})?");
    private static final Pattern UETR =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final ValueChecks checks;

    TransactionMapping(ValueChecks checks) {
        this.checks = checks;
    }

    @Nullable ReceivedTransaction map(JsonValue.Members object) {
        MemberReader fields = new MemberReader(object, "", checks.findings());
        ClientId id = fields.required("transactionId", checks::clientId);
        Instant time = fields.required("timestamp", checks::instant);
        PaymentFormat format = fields.required("format", checks::format);
        PartyMapping parties = new PartyMapping(checks);
        Party payer = parties.map(fields.requiredObject("payer"));
        Party payee = parties.map(fields.requiredObject("payee"));
        Money paid = money(fields.requiredObject("amount"));
        MemberReader receivedFields = fields.object("receivedAmount");
        Money received = receivedFields == null ? paid : money(receivedFields);
        List<Detail> details = details(fields);
        add(details, Detail.KIND, fields.optional(Detail.KIND, this::kind));
        add(details, Detail.PLACE, place(fields.object(Detail.PLACE)));
        fields.finish();
        if (!checks.findings().isClean()
                || id == null
                || time == null
                || format == null
                || payer == null
                || payee == null
                || paid == null
                || received == null) {
            return null;
        }
        return new ReceivedTransaction(id, time, payer, payee, paid, received, format, details);
    }

    private @Nullable Money money(@Nullable MemberReader amount) {
        if (amount == null) {
            return null;
        }
        String value = amount.required("value", (field, text) -> text);
        String currency = amount.required("currency", (field, text) -> text);
        amount.finish();
        return value == null || currency == null
                ? null
                : checks.money(amount.path("value"), value, amount.path("currency"), currency);
    }

    private List<Detail> details(MemberReader fields) {
        List<Detail> details = new ArrayList<>();
        add(details, "uetr", fields.optional("uetr", this::uetr));
        add(
                details,
                "endToEndId",
                fields.optional("endToEndId", (f, v) -> checks.text(f, v, CODE)));
        add(
                details,
                "instructionId",
                fields.optional("instructionId", (f, v) -> checks.text(f, v, CODE)));
        add(
                details,
                "reference",
                fields.optional("reference", (f, v) -> checks.text(f, v, REFERENCE)));
        add(
                details,
                Detail.REMITTANCE,
                fields.optional(Detail.REMITTANCE, (f, v) -> checks.prose(f, v, REMITTANCE)));
        add(details, "purpose", fields.optional("purpose", (f, v) -> checks.text(f, v, CODE)));
        add(details, "channel", fields.optional("channel", (f, v) -> checks.text(f, v, CODE)));
        MemberReader tags = fields.object("tags");
        if (tags != null) {
            addTags(details, tags);
        }
        return details;
    }

    private @Nullable String kind(String field, String value) {
        for (TransactionKind kind : TransactionKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(value)) {
                return value;
            }
        }
        checks.findings()
                .fail(
                        field,
                        FailureCode.WORD,
                        "must be payment, purchase, deposit, withdrawal, refund or chargeback");
        return null;
    }

    private @Nullable String place(@Nullable MemberReader fields) {
        if (fields == null) {
            return null;
        }
        String latitude = fields.required("latitude", (f, v) -> degrees(f, v, 90));
        String longitude = fields.required("longitude", (f, v) -> degrees(f, v, 180));
        fields.finish();
        return latitude == null || longitude == null ? null : latitude + "/" + longitude;
    }

    private @Nullable String degrees(String field, String value, int most) {
        if (DEGREES.matcher(value).matches() && Math.abs(Double.parseDouble(value)) <= most) {
            return value;
        }
        checks.findings()
                .fail(
                        field,
                        FailureCode.TEXT,
                        "must be decimal degrees between -" + most + " and " + most);
        return null;
    }

    private @Nullable String uetr(String field, String value) {
        if (UETR.matcher(value).matches()) {
            return value;
        }
        checks.findings()
                .fail(field, FailureCode.TEXT, "must be a UUID of version 4 in lower case");
        return null;
    }

    // In the order of their names: JSON gives members no order, and the fingerprint must not see
    // one.
    private void addTags(List<Detail> details, MemberReader tags) {
        if (tags.names().size() > MAX_TAGS) {
            checks.findings()
                    .fail("tags", FailureCode.TOO_LARGE, "holds more than " + MAX_TAGS + " tags");
            return;
        }
        for (String name : new TreeSet<>(tags.names())) {
            if (checks.text("tags." + MemberReader.shown(name), name, CODE) != null) {
                add(details, "tags." + name, tags.optional(name, (f, v) -> checks.text(f, v, TAG)));
            }
        }
        tags.finish();
    }

    private static void add(List<Detail> details, String name, @Nullable String value) {
        if (value != null) {
            details.add(Detail.of(name, value));
        }
    }
}
