package vigil.notifications.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.Role;

/**
 * What is to be told. Ids and codes alone.
 *
 * @param at when it happened
 * @param by who did it: a login or a house; nobody is told of what he did himself
 * @param bulk those of one recipient with the same are one notice; null for one alone
 */
public record Notice(
        Kind kind,
        Recipient recipient,
        About about,
        Instant at,
        @Nullable String by,
        @Nullable String bulk) {

    public Notice(Kind kind, Recipient recipient, About about, Instant at, @Nullable String by) {
        this(kind, recipient, about, at, by, null);
    }

    /**
     * One officer, or all who have a role, or one officer while he has a role.
     *
     * @param login null for a role
     * @param role null for an officer
     */
    public record Recipient(@Nullable String login, @Nullable Role role) {

        public static Recipient officer(String login) {
            return new Recipient(login, null);
        }

        public static Recipient all(Role role) {
            return new Recipient(null, role);
        }
    }

    /**
     * What it is about.
     *
     * @param kind item, case, report or list
     * @param reference how people call it
     * @param why a code, such as {@code deadline}
     */
    public record About(String kind, String id, @Nullable String reference, @Nullable String why) {}
}
