package vigil.matcher.entity;

import java.util.Locale;
import java.util.Optional;

/** A person's gender as lists give it. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER;

    /** Reads {@code male}, {@code F}, {@code Female}; empty for what says nothing. */
    public static Optional<Gender> of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "f", "female", "woman" -> Optional.of(FEMALE);
            case "m", "male", "man" -> Optional.of(MALE);
            case "other", "x", "diverse" -> Optional.of(OTHER);
            default -> Optional.empty();
        };
    }
}
