package vigil.gateway.sessions;

import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;

/**
 * Sessions under way: found by the hash of their cookie, sealed under the door's own key, their
 * access tokens renewed before they end. Waits for the store and for identity.
 */
final class Sessions implements AutoCloseable {

    /** A token with less than that to live is renewed before it is used. */
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(60);

    /** Longer than a question to identity takes at most. */
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** Use is noted when so much of the idle time is gone, not at every call. */
    private static final int NOTED_PARTS = 60;

    private final SessionStore store;
    private final Provider provider;
    private final SessionSettings settings;
    private final Predicate<String> revoked;
    private final InstantSource clock;
    private final Sealer sealer = new Sealer(new SecureRandom());
    private final SecretKey sealing;

    /**
     * @param revoked whether an access token was taken back
     */
    Sessions(
            SessionStore store,
            Provider provider,
            SessionSettings settings,
            Predicate<String> revoked,
            InstantSource clock) {
        this.store = store;
        this.revoked = revoked;
        this.provider = provider;
        this.settings = settings;
        this.clock = clock;
        this.sealing =
                settings.masterKeyFile() == null
                        ? onlyHere()
                        : MasterKey.fromFile(settings.masterKeyFile()).derive("sessions", "AES");
    }

    /**
     * A session as it was found.
     *
     * @param endsAt when it ends if nothing more is asked
     */
    record Held(String name, Session session, Instant endsAt) {}

    /** Begins a session; the answer goes into the browser's cookie and nowhere else. */
    String begin(String officer, TokenReply.Given tokens) {
        String cookie = RandomText.next();
        String name = RandomText.hash(cookie);
        Instant now = clock.instant();
        Session session =
                new Session(
                        officer,
                        RandomText.next(),
                        now,
                        now.plus(settings.life()),
                        tokens,
                        sid(tokens.id()));
        store.put(name, sealed(name, session), settings.idle());
        return cookie;
    }

    /** It was checked when the session began. */
    private static @Nullable String sid(String idToken) {
        try {
            return SignedJWT.parse(idToken).getJWTClaimsSet().getStringClaim("sid");
        } catch (ParseException e) {
            return null;
        }
    }

    /** The session behind a cookie, if one is under way; being looked at does not prolong it. */
    @Nullable Held find(String cookie) {
        return RandomText.isOne(cookie) ? named(RandomText.hash(cookie)) : null;
    }

    private @Nullable Held named(String name) {
        SessionStore.Kept kept = store.get(name);
        Session session = kept == null ? null : opened(name, kept.sealed());
        if (kept == null || session == null) {
            return null;
        }
        Instant now = clock.instant();
        boolean over =
                !now.isBefore(session.endsAt())
                        || wasEnded(session)
                        || revoked.test(session.tokens().access());
        if (over) {
            store.remove(name);
            return null;
        }
        Instant idle = now.plus(kept.left());
        return new Held(name, session, idle.isBefore(session.endsAt()) ? idle : session.endsAt());
    }

    /**
     * Notes that the session is used, and sees to it that its token lasts; null when the session
     * turns out to be over.
     */
    @Nullable Held use(Held held) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, held.endsAt());
        Duration unnoted = settings.idle().minus(left);
        if (unnoted.compareTo(settings.idle().dividedBy(NOTED_PARTS)) > 0) {
            store.touch(held.name(), settings.idle());
        }
        Instant tokenEnd = held.session().tokens().accessEnds();
        return now.plus(RENEWED_BEFORE).isBefore(tokenEnd) ? held : renewed(held);
    }

    /** One renewal at a time, by whichever gateway: a refresh token that comes twice ends all. */
    private @Nullable Held renewed(Held held) {
        String claim = "renewing-" + held.name();
        if (store.claim(claim, LONGEST_RENEWAL)) {
            try {
                Held now = named(held.name());
                boolean others = now != null && isNewer(now, held);
                return now == null || others ? now : renewNow(now);
            } finally {
                store.remove(claim);
            }
        }
        Instant until = clock.instant().plus(LONGEST_RENEWAL);
        while (clock.instant().isBefore(until)) {
            if (clock.instant().isBefore(held.session().tokens().accessEnds())) {
                return held; // Somebody sees to the next one; this one is still good.
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            Held now = named(held.name());
            if (now == null || isNewer(now, held)) {
                return now;
            }
        }
        throw new SessionStore.Away(new IllegalStateException("a renewal does not end"));
    }

    private @Nullable Held renewNow(Held held) {
        TokenReply.Given old = held.session().tokens();
        return switch (provider.renew(old)) {
            case TokenReply.Given given -> {
                Session session = held.session().with(given);
                boolean there = store.replace(held.name(), sealed(held.name(), session));
                yield there ? new Held(held.name(), session, held.endsAt()) : null;
            }
            case TokenReply.Denied denied when denied.error().equals("invalid_grant") -> {
                store.remove(held.name());
                yield null;
            }
            case TokenReply.Denied denied -> stillGood(held);
            case TokenReply.Away away -> stillGood(held);
        };
    }

    private Held stillGood(Held held) {
        if (clock.instant().isBefore(held.session().tokens().accessEnds())) {
            return held;
        }
        throw new SessionStore.Away(new IllegalStateException("identity does not answer"));
    }

    /** Ends a session here at once, and gives its refresh token back. */
    void end(Held held) {
        store.remove(held.name());
        TokenReply.Given tokens = held.session().tokens();
        Thread.ofVirtual().name("revocation").start(() -> provider.revoke(tokens));
    }

    /** Ends the session behind a cookie, if there is one. */
    void drop(String cookie) {
        if (RandomText.isOne(cookie)) {
            store.remove(RandomText.hash(cookie));
        }
    }

    /**
     * Ends all sessions that had begun at a moment.
     *
     * @param of an officer, or what identity calls a session
     */
    void endAll(String of, Instant moment) {
        Instant known = endedAt(of);
        if (known == null || moment.isAfter(known)) {
            byte[] mark = moment.toString().getBytes(StandardCharsets.US_ASCII);
            store.put(mark(of), mark, settings.life());
        }
    }

    @Override
    public void close() {
        store.close();
        provider.close();
    }

    private boolean wasEnded(Session session) {
        String sid = session.sid();
        return wasEnded(session, session.officer()) || (sid != null && wasEnded(session, sid));
    }

    private boolean wasEnded(Session session, String by) {
        Instant ended = endedAt(by);
        return ended != null && !session.beganAt().isAfter(ended);
    }

    private @Nullable Instant endedAt(String of) {
        SessionStore.Kept mark = store.get(mark(of));
        return mark == null
                ? null
                : Instant.parse(new String(mark.sealed(), StandardCharsets.US_ASCII));
    }

    private static String mark(String of) {
        return "ended-" + RandomText.hash(of);
    }

    private static boolean isNewer(Held one, Held other) {
        Instant end = one.session().tokens().accessEnds();
        return end.isAfter(other.session().tokens().accessEnds());
    }

    private byte[] sealed(String name, Session session) {
        byte[] clear = JsonMapper.shared().writeValueAsBytes(session);
        return sealer.seal(sealing, clear, name);
    }

    /** What was sealed under another key, or moved, is no session. */
    private @Nullable Session opened(String name, byte[] sealed) {
        try {
            return JsonMapper.shared().readValue(sealer.open(sealing, sealed, name), Session.class);
        } catch (Sealer.Broken e) {
            return null;
        }
    }

    /** Seals what has to last as long as a sign-in takes, for this browser to bring back. */
    String sealedText(String purpose, byte[] clear) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealer.seal(sealing, clear, purpose));
    }

    byte @Nullable [] openedText(String purpose, String sealed) {
        try {
            return sealer.open(sealing, Base64.getUrlDecoder().decode(sealed), purpose);
        } catch (Sealer.Broken | IllegalArgumentException e) {
            return null;
        }
    }

    private static SecretKey onlyHere() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }
}
