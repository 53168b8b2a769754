package vigil.monitoring.parties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.engine.PaymentFormat;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.money.Currency;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.Sender;
import vigil.monitoring.rates.RateSettings;
import vigil.monitoring.rates.Rates;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.store.Prepared;

/** Payments on their way to be kept. */
final class PreparedPayments {

    private final MasterKey master;
    private final Preparation preparation;
    private final InstitutionId institution;

    PreparedPayments() {
        this(newKey(), "demo");
    }

    private PreparedPayments(MasterKey master, String institution) {
        this.master = master;
        this.institution = new InstitutionId(institution);
        SecureRandom random = new SecureRandom();
        this.preparation =
                new Preparation(
                        master,
                        new AccountDirectory(
                                master, new SubjectKeys(master, random, 10), random, 10),
                        Rates.load(new RateSettings("USD", null)));
    }

    private static MasterKey newKey() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "key");
            Path key = folder.resolve("master.key");
            MasterKey.create(key, new SecureRandom());
            return MasterKey.fromFile(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MasterKey master() {
        return master;
    }

    /** The same under another institution. */
    PreparedPayments of(String other) {
        return new PreparedPayments(master, other);
    }

    static Sender sender(String institution) {
        return new Sender(
                new Caller(
                        new InstitutionId(institution),
                        institution + "-machine",
                        Set.of(Role.MACHINE)),
                Secret.of("token-of-" + institution));
    }

    Prepared between(String payer, String payee) {
        return prepared(named(payer, "A-1"), named(payee, "B-1"));
    }

    Prepared betweenAccounts() {
        return prepared(Party.of(account("A-1")), Party.of(account("B-1")));
    }

    Prepared toWallet(String wallet) {
        return prepared(
                Party.of(account("A-1")),
                Party.of(
                        new AccountNumber(
                                Personal.of(wallet), AccountScheme.WALLET, Agent.unknown())));
    }

    /** A payer of whom much is known. */
    Prepared ofPersonWithPassport() {
        Party payer =
                new Party(
                        account("A-1"),
                        Personal.of("Ann Payer"),
                        List.of(Personal.of("1 High Street"), Personal.of("Bonn")),
                        "DE",
                        null,
                        null,
                        Personal.of("1970-01-31"),
                        List.of(
                                Detail.of("passport", "C01X0006H"),
                                Detail.of(Detail.CUSTOMER_ID, "C-1"),
                                Detail.of(Detail.SEGMENT, "private")));
        return prepared(payer, Party.of(account("B-1")));
    }

    private static Party named(@Nullable String name, String account) {
        return new Party(
                account(account),
                name == null ? null : Personal.of(name),
                List.of(),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static AccountNumber account(String number) {
        return new AccountNumber(
                Personal.of(number), AccountScheme.BANK_ACCOUNT, Agent.ofCode("1"));
    }

    private Prepared prepared(Party payer, Party payee) {
        Money paid = new Money(BigDecimal.TEN, Currency.of("USD"));
        return preparation.prepare(
                institution,
                new ReceivedTransaction(
                        new ClientId("p-1"),
                        Instant.parse("2026-03-01T10:00:00Z"),
                        payer,
                        payee,
                        paid,
                        paid,
                        PaymentFormat.WIRE,
                        List.of()),
                null);
    }
}
