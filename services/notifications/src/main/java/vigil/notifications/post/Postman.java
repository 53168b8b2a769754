package vigil.notifications.post;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.Personal;
import vigil.notifications.mail.LetterTexts;
import vigil.notifications.mail.MailServer;
import vigil.notifications.notices.Notice;
import vigil.notifications.notices.NoticeRows;
import vigil.notifications.notices.NoticeSettings;
import vigil.notifications.preferences.PreferenceRows;
import vigil.notifications.preferences.Preferences;

/**
 * One thread that takes letters to the mail server when they are due. A letter that was taken and
 * not noted as sent, since the house was killed in between, is sent again under the same id.
 */
public final class Postman implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final String STORE = "all";
    private static final long LOOK_SECONDS = 5;
    private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(1);
    private static final Duration FAREWELL = Duration.ofSeconds(12);

    /** Waits between attempts: about a day in all, then it is given up. */
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(15));

    private final DataSource dataSource;
    private final Questions questions;
    private final Desk desk;
    private final Duration kept;
    private final MeterRegistry metrics;
    private final Semaphore wake = new Semaphore(0);

    /** What is waited for and was told, by the thread alone. */
    private final Set<String> waiting = new HashSet<>();

    private volatile boolean running;
    private Instant cleared = Instant.EPOCH;
    private Thread thread = new Thread();

    /** What a postman works with. */
    public record Desk(
            PreferenceRows preferences,
            MailServer server,
            LetterTexts texts,
            InstantSource clock) {}

    public Postman(
            DataSource dataSource,
            Questions questions,
            Desk desk,
            NoticeSettings settings,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.desk = desk;
        this.kept = settings.kept();
        this.metrics = metrics;
    }

    /** Writes a letter to each officer who wants one about the notice, in its transaction. */
    public void write(Connection connection, InstitutionId institution, long number, Notice notice)
            throws SQLException {
        Instant now = desk.clock().instant();
        for (PreferenceRows.Officer officer :
                desk.preferences()
                        .wanting(connection, institution, notice.recipient(), notice.kind())) {
            Instant due = officer.preferences().due(notice.kind(), now);
            if (due != null && !officer.login().equals(notice.by())) {
                LetterRows.insert(connection, institution, number, officer.login(), due);
            }
        }
    }

    /** There may be something to take. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("postman").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                wake.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                wake.drainPermits();
                List<InstitutionId> institutions = Questions.institutions(dataSource);
                clear(institutions);
                for (InstitutionId institution : institutions) {
                    alone(institution, this::goRound);
                }
                waiting.remove(STORE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                tellOnce(STORE, e);
            }
        }
    }

    /** What fails for one institution holds up no other. */
    private void alone(InstitutionId institution, Consumer<InstitutionId> doing) {
        try {
            doing.accept(institution);
            waiting.remove(institution.value());
        } catch (RuntimeException e) {
            tellOnce(institution.value(), e);
        }
    }

    private void tellOnce(String whose, Exception because) {
        if (waiting.add(whose)) {
            log.atWarn()
                    .setMessage("the postman waits")
                    .addKeyValue("institution", whose)
                    .addKeyValue("cause", because.getClass().getSimpleName())
                    .log();
        }
    }

    /** Now and then, what is too old goes. */
    private void clear(List<InstitutionId> institutions) {
        Instant now = desk.clock().instant();
        if (now.isBefore(cleared.plus(BETWEEN_CLEARINGS))) {
            return;
        }
        for (InstitutionId each : institutions) {
            alone(
                    each,
                    institution ->
                            questions.change(
                                    institution,
                                    connection -> NoticeRows.forget(connection, now.minus(kept))));
        }
        cleared = now;
    }

    /** A letter a transaction: the mail server takes its time, and no row waits for another's. */
    private void goRound(InstitutionId institution) {
        boolean more = desk.server().isThere();
        while (running && more) {
            more =
                    questions.change(
                            institution,
                            connection -> {
                                Optional<LetterRows.Due> due =
                                        LetterRows.due(connection, desk.clock().instant());
                                if (due.isPresent()) {
                                    deliver(connection, institution, due.get());
                                }
                                return due.isPresent();
                            });
        }
    }

    private void deliver(Connection connection, InstitutionId institution, LetterRows.Due letter)
            throws SQLException {
        try {
            boolean sent = send(connection, institution, letter);
            LetterRows.end(connection, letter, sent ? "sent" : "withdrawn", desk.clock().instant());
            if (sent) {
                metrics.counter("vigil.letters", "state", "sent").increment();
            }
        } catch (MailServer.NotTaken e) {
            notTaken(connection, letter, e.isForEver(), e.getMessage());
        } catch (RuntimeException e) {
            // What was kept does not open, or is not what it was: the letters behind it go out.
            notTaken(connection, letter, false, e.getClass().getSimpleName());
        }
    }

    /** False when the officer has changed his mind since, or is gone. */
    private boolean send(Connection connection, InstitutionId institution, LetterRows.Due letter)
            throws SQLException, MailServer.NotTaken {
        Optional<Preferences> wanted =
                desk.preferences().ofActive(connection, institution, letter.login());
        Instant now = desk.clock().instant();
        Personal address = wanted.map(Preferences::address).orElse(null);
        if (wanted.isEmpty() || address == null || wanted.get().due(letter.kind(), now) == null) {
            return false;
        }
        LetterTexts.Text text =
                desk.texts()
                        .of(
                                wanted.get().language(),
                                letter.kind(),
                                letter.aboutKind(),
                                letter.about());
        desk.server()
                .send(
                        new MailServer.Letter(
                                letter.notice()
                                        + "."
                                        + Integer.toHexString(letter.login().hashCode()),
                                address,
                                text.subject(),
                                text.body()));
        return true;
    }

    private void notTaken(
            Connection connection, LetterRows.Due letter, boolean forEver, @Nullable String cause)
            throws SQLException {
        boolean givenUp = forEver || letter.attempts() >= PAUSES.size();
        Instant now = desk.clock().instant();
        log.atWarn()
                .setMessage(
                        givenUp ? "a letter is given up" : "a letter was not taken; again later")
                .addKeyValue("notice", letter.notice())
                .addKeyValue("attempts", letter.attempts() + 1)
                .addKeyValue("cause", cause)
                .log();
        if (givenUp) {
            LetterRows.end(connection, letter, "failed", now);
            metrics.counter("vigil.letters", "state", "failed").increment();
        } else {
            LetterRows.postpone(connection, letter, now.plus(PAUSES.get(letter.attempts())));
            metrics.counter("vigil.letters", "state", "postponed").increment();
        }
    }
}
