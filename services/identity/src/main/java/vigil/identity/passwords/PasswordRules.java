package vigil.identity.passwords;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/**
 * What a new password must be (NIST SP 800-63B-4, 3.1.1.2): long, and none that others have lost or
 * that anybody would try first. No rules about kinds of characters, no expiry.
 */
@Component
public final class PasswordRules {

    /** With a second factor beside it. */
    private static final int SHORTEST = 12;

    private static final int SHORTEST_ALONE = 15;
    private static final int LONGEST = 128;

    /** A pattern that is repeated is no longer than one of it. */
    private static final int LONGEST_PATTERN = 6;

    private static final String SHIPPED = "/vigil/identity/breached-passwords.filter";
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private final PasswordFilter breached;

    PasswordRules(PasswordSettings settings) {
        try (InputStream file =
                settings.filter() == null
                        ? Objects.requireNonNull(PasswordRules.class.getResourceAsStream(SHIPPED))
                        : Files.newInputStream(settings.filter())) {
            breached = PasswordFilter.read(new BufferedInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the filter of breached passwords cannot be read", e);
        }
    }

    /** How long a password must be. */
    public static int shortest(boolean alone) {
        return alone ? SHORTEST_ALONE : SHORTEST;
    }

    /** The rule for the officer who is to follow it. */
    public static String inWords(int shortest) {
        return "At least %d characters; a few words are easiest to remember.".formatted(shortest);
    }

    /**
     * As {@link #fault} of a password that was to be typed twice.
     *
     * @param typed nothing where the two differed
     */
    public Optional<String> faultTyped(Optional<Secret> typed, Personal login, boolean alone) {
        return typed.isEmpty()
                ? Optional.of("The two passwords differ.")
                : fault(typed.get(), login, alone);
    }

    /**
     * What is wrong with a new password, in a sentence for the officer, or nothing.
     *
     * @param alone whether it will be the only factor
     */
    public Optional<String> fault(Secret password, Personal login, boolean alone) {
        String typed = password.reveal();
        int length = typed.codePointCount(0, typed.length());
        if (length < shortest(alone)) {
            return Optional.of(
                    "Take at least %d characters; a few words are easiest to remember."
                            .formatted(shortest(alone)));
        }
        if (typed.length() > LONGEST) {
            return Optional.of("Take at most %d characters.".formatted(LONGEST));
        }
        String plain = plain(typed);
        if (isPattern(plain)) {
            return Optional.of("This is a pattern that repeats. Take something less regular.");
        }
        if (holdsName(plain, login)) {
            return Optional.of("This is little more than your login. Take something else.");
        }
        if (isBreached(plain)) {
            return Optional.of("This password is on lists of stolen or common ones. Take another.");
        }
        return Optional.empty();
    }

    /** As it stands, and without the digits and signs that people put around a word. */
    private boolean isBreached(String plain) {
        String core = EDGES.matcher(plain).replaceAll("");
        return breached.mightContain(plain)
                || core.length() >= 8
                        && plain.length() - core.length() <= 6
                        && breached.mightContain(core);
    }

    private static boolean isPattern(String plain) {
        boolean row = true;
        for (int i = 1; i < plain.length(); i++) {
            row &= Math.abs(plain.charAt(i) - plain.charAt(i - 1)) <= 1;
        }
        boolean repeats = false;
        for (int size = 1; size <= LONGEST_PATTERN; size++) {
            repeats |= plain.substring(size).equals(plain.substring(0, plain.length() - size));
        }
        return row || repeats;
    }

    /** What remains beside the name, or the name of the platform, must be worth something. */
    private static boolean holdsName(String plain, Personal login) {
        String name = plain(login.reveal());
        for (String known : new String[] {name, name.replaceAll("@.*", ""), "vigil"}) {
            boolean most = plain.length() - known.length() < 8;
            if (known.length() >= 4 && plain.contains(known) && most) {
                return true;
            }
        }
        return false;
    }

    /** Spelling variants, and capital letters, are one password. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
