package vigil.monitoring.intake.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.checks.Accounts;
import vigil.monitoring.intake.checks.Bic;
import vigil.monitoring.intake.checks.Iban;
import vigil.monitoring.intake.checks.ValueChecks;

/** One row of our own schema becomes a transaction. */
final class OwnRowMapping {

    private static final int NAME = 256;
    private static final int ACCOUNT = 64;
    private static final int REMITTANCE = 2_000;

    private final ValueChecks checks;
    private final Map<String, String> values;

    /**
     * @param values by column; what is empty is absent
     */
    OwnRowMapping(ValueChecks checks, Map<String, String> values) {
        this.checks = checks;
        this.values = values;
    }

    /** Null when something failed, which is noted. */
    @Nullable ReceivedTransaction map() {
        ClientId id = required("transactionId", checks::clientId);
        Instant time = required("timestamp", checks::instant);
        Party payer = party("payer");
        Party payee = party("payee");
        Money paid = money("amount", "currency");
        Money received =
                values.containsKey("receivedAmount")
                        ? money("receivedAmount", "receivedCurrency")
                        : paid;
        PaymentFormat format = required("format", checks::format);
        String remittance = optional(Detail.REMITTANCE, (f, v) -> checks.text(f, v, REMITTANCE));
        if (id == null
                || time == null
                || payer == null
                || payee == null
                || paid == null
                || received == null
                || format == null) {
            return null;
        }
        List<Detail> details = new ArrayList<>(1);
        if (remittance != null) {
            details.add(Detail.of(Detail.REMITTANCE, remittance));
        }
        return new ReceivedTransaction(id, time, payer, payee, paid, received, format, details);
    }

    private @Nullable Money money(String amountColumn, String currencyColumn) {
        String amount = required(amountColumn, (f, v) -> v);
        String currency = required(currencyColumn, (f, v) -> v);
        return amount == null || currency == null
                ? null
                : checks.money(amountColumn, amount, currencyColumn, currency);
    }

    private @Nullable Party party(String role) {
        AccountNumber account = account(role + "Account", bank(role + "Bank"));
        String name = optional(role + "Name", (f, v) -> checks.text(f, v, NAME));
        String country = optional(role + "Country", checks::country);
        return account == null
                ? null
                : new Party(
                        account,
                        name == null ? null : Personal.of(name),
                        List.of(),
                        country,
                        null,
                        null,
                        null,
                        List.of());
    }

    private Agent bank(String column) {
        String bank = optional(column, (f, v) -> checks.text(f, v, ACCOUNT));
        if (bank == null) {
            return Agent.unknown();
        }
        return Bic.isValid(bank) ? Agent.ofBic(bank) : Agent.ofCode(bank);
    }

    /** What has country and length of an IBAN must be one. */
    private @Nullable AccountNumber account(String column, Agent bank) {
        String number = required(column, (f, v) -> checks.text(f, v, ACCOUNT));
        if (number == null) {
            return null;
        }
        AccountNumber account = Accounts.numbered(number, AccountScheme.BANK_ACCOUNT, bank);
        if (account.scheme() != AccountScheme.IBAN && Iban.hasShape(Iban.electronic(number))) {
            checks.iban(column, number);
            return null;
        }
        return account;
    }

    private <T> @Nullable T required(String column, BiFunction<String, String, @Nullable T> check) {
        if (!values.containsKey(column)) {
            checks.findings().fail(column, FailureCode.MISSING, "is required");
            return null;
        }
        return optional(column, check);
    }

    private <T> @Nullable T optional(String column, BiFunction<String, String, @Nullable T> check) {
        String value = values.get(column);
        return value == null ? null : check.apply(column, value);
    }
}
