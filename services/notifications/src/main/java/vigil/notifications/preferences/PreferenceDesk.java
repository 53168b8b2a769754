package vigil.notifications.preferences;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.RandomId;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.secrecy.Personal;
import vigil.notifications.mail.LetterTexts;
import vigil.notifications.mail.MailServer;

/**
 * Takes down how officers want to be told. Mail goes only to an address to which a code was sent
 * and from which it came back: else whoever mistypes it tells a stranger.
 */
public final class PreferenceDesk {

    private static final int CODES = 100_000_000;
    private static final int MOST_TRIES = 5;
    private static final int RETRY_AFTER_SECONDS = 60;
    private static final Duration CODE_LIFE = Duration.ofMinutes(15);
    private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);

    private final Questions questions;
    private final Evidence evidence;
    private final Letters letters;
    private final PreferenceRows rows;
    private final SecureRandom random;

    /** What sends the code. */
    public record Letters(MailServer server, LetterTexts texts, InstantSource clock) {}

    public PreferenceDesk(
            Questions questions,
            Evidence evidence,
            Letters letters,
            PreferenceRows rows,
            SecureRandom random) {
        this.questions = questions;
        this.evidence = evidence;
        this.letters = letters;
        this.rows = rows;
        this.random = random;
    }

    PreferencesView present(Caller caller) {
        return view(
                questions.change(
                        caller.institution(),
                        connection -> {
                            rows.noteRoles(connection, caller);
                            return said(connection, caller);
                        }));
    }

    private Preferences said(Connection connection, Caller caller) throws SQLException {
        return rows.find(connection, caller.institution(), caller.login())
                .orElseGet(Preferences::unsaid);
    }

    private PreferencesView view(Preferences said) {
        return PreferencesView.of(said, letters.server().isThere());
    }

    PreferencesView change(Caller caller, PreferencesForm form) {
        return view(
                questions.change(
                        caller.institution(),
                        connection -> {
                            PreferenceRows.Code sent = rows.code(connection, caller.login());
                            Preferences present = said(connection, caller);
                            Preferences wanted = form.checked(present);
                            if (wanted.address() != null && !letters.server().isThere()) {
                                throw noMail();
                            }
                            rows.write(connection, caller, wanted);
                            if (!Objects.equals(wanted.address(), present.address())) {
                                rows.write(connection, caller.login(), sent.ended());
                            }
                            evidence.record(
                                    connection,
                                    List.of(act(caller, "notification.preferences_changed")));
                            return wanted;
                        }));
    }

    private static Refusal noMail() {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "This street has no mail server.",
                List.of(FieldError.of("mailAddress", "needs a mail server")));
    }

    /** Sends a code to the address that stands there. */
    void sendCode(Caller caller) {
        String code = String.format(Locale.ROOT, "%08d", random.nextInt(CODES));
        Preferences said =
                questions.change(
                        caller.institution(),
                        connection -> {
                            Instant last = rows.code(connection, caller.login()).sentAt();
                            Preferences present = said(connection, caller);
                            Personal address = present.address();
                            if (address == null) {
                                throw Refusal.of(
                                        ProblemCode.WRONG_STATE, "There is no address yet.");
                            }
                            Instant now = letters.clock().instant();
                            if (last != null && now.isBefore(last.plus(BETWEEN_CODES))) {
                                throw tooSoon();
                            }
                            rows.write(
                                    connection,
                                    caller.login(),
                                    new PreferenceRows.Code(hash(caller, address, code), 0, now));
                            return present;
                        });
        Personal address = said.address();
        if (address != null) {
            send(address, letters.texts().ofCode(said.language(), code));
        }
    }

    private static Refusal tooSoon() {
        return new Refusal(
                Problem.of(ProblemCode.TOO_MANY_REQUESTS, "A code was sent a moment ago.")
                        .retryAfter(RETRY_AFTER_SECONDS));
    }

    private void send(Personal address, LetterTexts.Text text) {
        try {
            letters.server()
                    .send(
                            new MailServer.Letter(
                                    "code." + RandomId.next(),
                                    address,
                                    text.subject(),
                                    text.body()));
        } catch (MailServer.NotTaken e) {
            if (e.isForEver()) {
                throw Refusal.of(
                        ProblemCode.VALIDATION_FAILED,
                        "The mail server refuses the address.",
                        List.of(FieldError.of("mailAddress", "is refused by the mail server")));
            }
            throw Refusal.unavailable(
                    "The mail server does not take letters right now.", RETRY_AFTER_SECONDS);
        }
    }

    /** The code came back: mail goes out from now on. */
    PreferencesView confirm(Caller caller, String code) {
        return questions
                .change(
                        caller.institution(),
                        connection -> {
                            PreferenceRows.Code sent = rows.code(connection, caller.login());
                            Preferences said = said(connection, caller);
                            if (!isRight(caller, sent, said.address(), code)) {
                                rows.write(connection, caller.login(), sent.triedOnceMore());
                                return Optional.<Preferences>empty();
                            }
                            rows.write(connection, caller.login(), sent.ended());
                            Preferences confirmed = said.asConfirmed();
                            rows.write(connection, caller, confirmed);
                            evidence.record(
                                    connection,
                                    List.of(act(caller, "notification.address_confirmed")));
                            return Optional.of(confirmed);
                        })
                .map(this::view)
                .orElseThrow(PreferenceDesk::wrongCode);
    }

    /** Outside of the transaction: the try counts. */
    private static Refusal wrongCode() {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "That is not the code, or it is too old.",
                List.of(FieldError.of("code", "is the code of the last letter")));
    }

    private boolean isRight(
            Caller caller, PreferenceRows.Code sent, @Nullable Personal address, String code) {
        byte[] hash = sent.hash();
        Instant at = sent.sentAt();
        return hash != null
                && at != null
                && address != null
                && sent.tries() < MOST_TRIES
                && letters.clock().instant().isBefore(at.plus(CODE_LIFE))
                && MessageDigest.isEqual(hash, hash(caller, address, code));
    }

    /**
     * Good for a quarter of an hour, five tries and the address it was sent to: nobody reckons it
     * back in time to use it.
     */
    private static byte[] hash(Caller caller, Personal address, String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(
                            String.join(
                                            "/",
                                            caller.institution().value(),
                                            caller.login(),
                                            code,
                                            address.reveal())
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Act act(Caller caller, String what) {
        return new Act(caller.institution(), caller.login(), what, caller.login(), Map.of());
    }
}
