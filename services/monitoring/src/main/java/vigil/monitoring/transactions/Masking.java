package vigil.monitoring.transactions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.engine.screening.ScreenedParty;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.pages.AccountIds;
import vigil.monitoring.pages.Masks;
import vigil.monitoring.words.BankWords;
import vigil.monitoring.words.DetailWords;
import vigil.monitoring.words.PartyWords;
import vigil.monitoring.words.PayerWords;
import vigil.monitoring.words.Words;

/**
 * Turns sealed rows into views: what the key opens is shortened before it leaves this class, unless
 * somebody has said what it is needed for.
 */
@Component
final class Masking {

    private static final String MASKED = "****";

    /** How much of personal data is shown. */
    enum Showing {
        MASKED,
        WHOLE
    }

    private final AccountDirectory directory;
    private final Words words;

    Masking(AccountDirectory directory, Words words) {
        this.directory = directory;
        this.words = words;
    }

    TransactionView view(
            TransactionReader.Row row,
            Map<String, SecretKey> keys,
            @Nullable String outcome,
            Showing showing) {
        PayerWords written = payerWords(row, keys);
        PartyWords payee = payeeWords(row, keys);
        String clientId = written == null ? null : written.clientId();
        return new TransactionView(
                row.id().toString(),
                clientId == null ? row.derivedClientId() : clientId,
                row.eventTime(),
                row.format().toLowerCase(Locale.ROOT),
                party(
                        row.payer(),
                        written == null ? null : written.party(),
                        row.screening().payer(),
                        number(row.payer(), keys, showing),
                        showing),
                party(
                        row.payee(),
                        payee,
                        row.screening().payee(),
                        number(row.payee(), keys, showing),
                        showing),
                row.paid(),
                row.received().equals(row.paid()) ? null : row.received(),
                row.base(),
                row.storedAt(),
                outcome,
                row.screening().lists(),
                null,
                List.of(),
                written == null ? List.of() : details(written.details(), showing));
    }

    private @Nullable PayerWords payerWords(
            TransactionReader.Row row, Map<String, SecretKey> keys) {
        SecretKey key = keys.get(AccountDirectory.subject(row.payer().account()));
        byte[] sealed = row.payer().words();
        return key == null || sealed == null ? null : words.openPayer(key, sealed, row.id());
    }

    private @Nullable PartyWords payeeWords(
            TransactionReader.Row row, Map<String, SecretKey> keys) {
        SecretKey key = keys.get(AccountDirectory.subject(row.payee().account()));
        byte[] sealed = row.payee().words();
        return key == null || sealed == null ? null : words.openPayee(key, sealed, row.id());
    }

    private static PartyView party(
            TransactionReader.Side side,
            @Nullable PartyWords written,
            ScreenedParty screened,
            @Nullable String number,
            Showing showing) {
        boolean whole = showing == Showing.WHOLE;
        return new PartyView(
                AccountIds.text(side.account()),
                number,
                side.scheme() == null ? null : side.scheme().toLowerCase(Locale.ROOT),
                bank(side, written),
                written == null ? null : whole ? written.name() : Masks.name(written.name()),
                side.country().isEmpty() ? null : side.country(),
                written == null ? null : written.lei(),
                written == null ? null : written.bic(),
                written == null ? null : Masks.year(written.birthDate()),
                ScreeningView.of(screened));
    }

    private @Nullable String number(
            TransactionReader.Side side, Map<String, SecretKey> keys, Showing showing) {
        if (side.number() == null) {
            return null;
        }
        Personal number =
                directory.open(Map.of(side.account(), side.number()), keys).get(side.account());
        if (number == null) {
            return null;
        }
        if (showing == Showing.WHOLE) {
            return number.reveal();
        }
        // Where the party stands for its account, the number is a name.
        return AccountScheme.PARTY.name().equals(side.scheme()) ? MASKED : Masks.number(number);
    }

    private static @Nullable BankWords bank(
            TransactionReader.Side side, @Nullable PartyWords written) {
        if (written != null && written.bank() != null) {
            return written.bank();
        }
        return side.bank() == null ? null : BankWords.ofIdentity(side.bank());
    }

    private static List<DetailView> details(List<DetailWords> details, Showing showing) {
        return details.stream()
                .map(detail ->
                        new DetailView(
                                detail.name(),
                                showing == Showing.WHOLE || isPlain(detail.name())
                                        ? detail.value()
                                        : MASKED))
                .toList();
    }

    /** A UETR is a random number that the whole payment chain knows. */
    private static boolean isPlain(String detail) {
        return detail.toLowerCase(Locale.ROOT).endsWith("uetr");
    }
}
