package vigil.monitoring.intake.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.checks.Accounts;
import vigil.monitoring.intake.checks.Accounts.KnownParty;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.ValueChecks;

/** The objects {@code payer} and {@code payee} become parties. */
final class PartyMapping {

    private static final int NAME = 256;
    private static final int ADDRESS_LINE = 256;
    private static final int MAX_ADDRESS_LINES = 10;
    private static final int CODE = 64;
    private static final int MAX_IDENTIFICATIONS = 20;
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9-]{1,32}");

    private final ValueChecks checks;
    private final RowFindings findings;

    PartyMapping(ValueChecks checks) {
        this.checks = checks;
        this.findings = checks.findings();
    }

    @Nullable Party map(@Nullable MemberReader fields) {
        if (fields == null) {
            return null;
        }
        Agent bank = bank(fields.object("bank"));
        boolean accountGiven = fields.has("account");
        AccountNumber account = account(fields.object("account"), bank);
        KnownParty known = known(fields);
        List<Personal> address =
                fields
                        .texts(
                                "address",
                                MAX_ADDRESS_LINES,
                                (f, v) -> checks.text(f, v, ADDRESS_LINE))
                        .stream()
                        .map(Personal::of)
                        .toList();
        Personal birthDate =
                fields.optional(
                        "birthDate",
                        (f, v) -> checks.birthDate(f, v) == null ? null : Personal.of(v));
        List<Detail> asCustomer = asCustomer(fields);
        fields.finish();
        if (account == null && !accountGiven) {
            account = standIn(fields, Accounts.standIn(known, bank).orElse(null));
        }
        return account == null
                ? null
                : new Party(
                        account,
                        known.name() == null ? null : Personal.of(known.name()),
                        address,
                        known.country(),
                        known.lei(),
                        known.bic(),
                        birthDate,
                        joined(known.identifications(), asCustomer));
    }

    /** What the sender knows of the party as a customer of its own. */
    private List<Detail> asCustomer(MemberReader fields) {
        List<Detail> details = new ArrayList<>(2);
        String customer = fields.optional(Detail.CUSTOMER_ID, (f, v) -> checks.text(f, v, CODE));
        if (customer != null) {
            details.add(Detail.of(Detail.CUSTOMER_ID, customer));
        }
        String segment = fields.optional(Detail.SEGMENT, this::segment);
        if (segment != null) {
            details.add(Detail.of(Detail.SEGMENT, segment));
        }
        return details;
    }

    private @Nullable String segment(String field, String value) {
        if (SEGMENT.matcher(value).matches()) {
            return value;
        }
        findings.fail(
                field, FailureCode.TEXT, "must be up to 32 small letters, digits and hyphens");
        return null;
    }

    private static List<Detail> joined(List<Detail> some, List<Detail> more) {
        List<Detail> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private KnownParty known(MemberReader fields) {
        return new KnownParty(
                fields.optional("lei", checks::lei),
                fields.optional("bic", checks::bic),
                identifications(fields),
                fields.optional("name", (f, v) -> checks.text(f, v, NAME)),
                fields.optional("country", checks::country));
    }

    private @Nullable AccountNumber standIn(MemberReader fields, @Nullable AccountNumber standIn) {
        if (standIn == null) {
            findings.fail(
                    fields.path("account"),
                    FailureCode.MISSING,
                    "is required where the party has neither identifier nor name");
        }
        return standIn;
    }

    private @Nullable AccountNumber account(@Nullable MemberReader fields, Agent bank) {
        if (fields == null) {
            return null;
        }
        String iban = fields.optional("iban", checks::iban);
        String number = fields.optional("number", (f, v) -> checks.text(f, v, CODE));
        AccountScheme scheme = fields.optional("scheme", this::scheme);
        fields.finish();
        if (fields.has("iban") == fields.has("number")) {
            findings.fail(
                    fields.path("iban"), FailureCode.MISSING, "needs either an iban or a number");
            return null;
        }
        if (iban != null) {
            return Accounts.numbered(iban, AccountScheme.IBAN, bank);
        }
        return number == null
                ? null
                : Accounts.numbered(
                        number, scheme == null ? AccountScheme.BANK_ACCOUNT : scheme, bank);
    }

    /** An IBAN goes into its own field, and a stand-in is nothing that a sender names. */
    private @Nullable AccountScheme scheme(String field, String value) {
        for (AccountScheme scheme : AccountScheme.values()) {
            boolean open = scheme != AccountScheme.IBAN && scheme != AccountScheme.PARTY;
            if (open && scheme.name().toLowerCase(Locale.ROOT).equals(value)) {
                return scheme;
            }
        }
        findings.fail(
                field, FailureCode.WORD, "must be bank_account, card, wallet, proxy or other");
        return null;
    }

    private Agent bank(@Nullable MemberReader fields) {
        if (fields == null) {
            return Agent.unknown();
        }
        Agent bank =
                new Agent(
                        fields.optional("bic", checks::bic),
                        fields.optional("lei", checks::lei),
                        fields.optional("clearingSystem", (f, v) -> checks.text(f, v, CODE)),
                        fields.optional("clearingMember", (f, v) -> checks.text(f, v, CODE)),
                        fields.optional("code", (f, v) -> checks.text(f, v, CODE)),
                        fields.optional("name", (f, v) -> checks.text(f, v, NAME)));
        fields.finish();
        return bank;
    }

    private List<Detail> identifications(MemberReader fields) {
        List<Detail> identifications = new ArrayList<>();
        for (MemberReader identification : fields.objects("identifications", MAX_IDENTIFICATIONS)) {
            String type = identification.required("type", (f, v) -> checks.text(f, v, CODE));
            String value = identification.required("value", (f, v) -> checks.text(f, v, NAME));
            identification.finish();
            boolean ours = Detail.CUSTOMER_ID.equals(type) || Detail.SEGMENT.equals(type);
            if (ours) {
                findings.fail(
                        identification.path("type"),
                        FailureCode.WORD,
                        "has a field of its own: '" + type + "' of the party");
            } else if (type != null && value != null) {
                identifications.add(Detail.of(type, value));
            }
        }
        return identifications;
    }
}
