package vigil.identity.recovery;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.identity.logout.EndOfAllSessions;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.officers.SlowDown;
import vigil.identity.recovery.MailedLinks.Purpose;
import vigil.identity.visitors.KnownBrowsers;
import vigil.identity.visitors.Visitor;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/**
 * Sends links to officers who have forgotten their passwords, and changes what such a link allows.
 * Whoever asks learns nothing: neither by words nor by how long it takes, as all looking and
 * writing happens afterwards.
 */
@Component
public class RecoveryDesk implements AutoCloseable {

    private static final int MOST_AT_ONCE = 64;

    private final MailedLinks links;
    private final Letters letters;
    private final TokenSettings settings;
    private final Whom whom;
    private final Change change;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("recovery-", 0).factory());
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    RecoveryDesk(
            MailedLinks links, Letters letters, TokenSettings settings, Whom whom, Change change) {
        this.links = links;
        this.letters = letters;
        this.settings = settings;
        this.whom = whom;
        this.change = change;
    }

    /** Returns at once, whoever is named. */
    void forgotten(Personal login, Visitor visitor) {
        if (letters.canBeSent() && places.tryAcquire()) {
            threads.execute(() -> {
                try {
                    whom.mayBeWritten(login, visitor).ifPresent(this::write);
                } finally {
                    places.release();
                }
            });
        }
    }

    private void write(Officer officer) {
        Optional<Personal> address = links.addressOf(officer.id());
        Optional<Secret> token =
                address.isEmpty()
                        ? Optional.empty()
                        : links.make(officer.id(), Purpose.PASSWORD, null);
        if (token.isEmpty()) {
            return;
        }
        change.note(officer, "recovery.asked");
        letters.send(
                address.get(),
                "Vigil: choose a new password",
                """
                Somebody asked for a new password for your login. If it was you, open this within twenty minutes:

                %s/login/recover?link=%s

                It is good once. If it was not you, do nothing: your password stays as it is.
                """
                        .formatted(settings.issuer(), token.get().reveal()));
    }

    /** Whose link it is, while it is good and the officer may sign in. */
    Optional<Officer> officerOf(Secret token) {
        return links.find(token, Purpose.PASSWORD)
                .flatMap(link -> whom.byId(link.officer()))
                .filter(Officer::enabled);
    }

    /** Nothing when somebody else came first. */
    Optional<Officer> recover(Secret token, Officer officer, Secret password) {
        return change.password(() -> links.take(token, Purpose.PASSWORD), officer, password)
                ? Optional.of(officer)
                : Optional.empty();
    }

    /** Where an officer is written to. */
    public Optional<Personal> addressOf(Officer officer) {
        return links.addressOf(officer.id());
    }

    /** Whether letters are sent at all. */
    public boolean isThere() {
        return letters.canBeSent();
    }

    /** Writes to a new address, to learn whether it is the officer's. */
    public void offer(Officer officer, Personal address) {
        links.make(officer.id(), Purpose.ADDRESS, address)
                .ifPresent(token ->
                        threads.execute(() ->
                                letters.send(
                                        address,
                                        "Vigil: is this your address?",
                                        """
                                        Open this within twenty minutes, and links for a forgotten password will be sent here:

                                        %s/login/account/mail/confirm?link=%s

                                        If you know nothing of it, do nothing.
                                        """
                                                .formatted(settings.issuer(), token.reveal()))));
    }

    /** Whether the link was this officer's, and good. */
    public boolean confirm(Officer officer, Secret token) {
        return links.find(token, Purpose.ADDRESS)
                .filter(link -> link.officer().equals(officer.id()))
                .map(MailedLinks.Link::address)
                .filter(address ->
                        change.address(
                                () -> links.take(token, Purpose.ADDRESS),
                                officer,
                                () -> links.keep(officer.id(), address)))
                .isPresent();
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** Who is meant, if somebody may be written to now. */
    @Component
    static class Whom {

        private final Officers officers;
        private final SlowDown slowDown;

        Whom(Officers officers, SlowDown slowDown) {
            this.officers = officers;
            this.slowDown = slowDown;
        }

        Optional<Officer> byId(String id) {
            return officers.of(id);
        }

        /** Asking is counted as guessing is, so that nobody's box is filled from one place. */
        Optional<Officer> mayBeWritten(Personal login, Visitor visitor) {
            String name = HexFormat.of().formatHex(officers.indexOf(login));
            boolean slow =
                    !slowDown.begin(slowDown.counted("recovery", name, visitor, false)).isZero();
            return slow ? Optional.empty() : officers.withLogin(login).filter(Officer::enabled);
        }
    }

    /** What a link changes, each with its evidence and all or nothing. */
    @Component
    static class Change {

        private final Officers officers;
        private final EndOfAllSessions ending;
        private final KnownBrowsers browsers;
        private final Evidence evidence;
        private final TransactionTemplate transaction;

        Change(
                Officers officers,
                EndOfAllSessions ending,
                KnownBrowsers browsers,
                Evidence evidence,
                TransactionTemplate transaction) {
            this.officers = officers;
            this.ending = ending;
            this.browsers = browsers;
            this.evidence = evidence;
            this.transaction = transaction;
        }

        /** Ends all that the old password began. */
        boolean password(Taking link, Officer officer, Secret password) {
            return inOne(
                    link,
                    () -> {
                        record(officer, "password.recovered");
                        officers.changePassword(officer, password);
                        ending.end(officer.id());
                        browsers.forget(officer.id());
                    });
        }

        boolean address(Taking link, Officer officer, Runnable keeping) {
            return inOne(
                    link,
                    () -> {
                        keeping.run();
                        record(officer, "mail.confirmed");
                    });
        }

        void note(Officer officer, String verb) {
            transaction.executeWithoutResult(status -> record(officer, verb));
        }

        private boolean inOne(Taking link, Runnable change) {
            return Boolean.TRUE.equals(
                    transaction.execute(status -> {
                        boolean taken = link.take();
                        if (taken) {
                            change.run();
                        }
                        return taken;
                    }));
        }

        private void record(Officer officer, String verb) {
            evidence.record(
                    new Act(officer.institution(), officer.id(), verb, officer.id(), Map.of()));
        }
    }

    /** Takes a link; false when it is over. */
    interface Taking {
        boolean take();
    }
}
