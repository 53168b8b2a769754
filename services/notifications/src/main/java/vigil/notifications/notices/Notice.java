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
     * @param also another role that is told of it too, each officer once; null for none
     * @param except an officer who is not told, beside who did it; null for none
     */
    public record Recipient(
            @Nullable String login,
            @Nullable Role role,
            @Nullable Role also,
            @Nullable String except) {

        public static Recipient officer(String login) {
            return new Recipient(login, null, null, null);
        }

        public static Recipient all(Role role) {
            return new Recipient(null, role, null, null);
        }

        /**
         * One officer, and only while he has a role.
         *
         * @param role null where none is needed
         */
        public static Recipient knowing(String login, @Nullable Role role) {
            return new Recipient(login, role, null, null);
        }

        /** Analysts and supervisors, but one of them. */
        public static Recipient workers(@Nullable String except) {
            return new Recipient(null, Role.SUPERVISOR, Role.ANALYST, except);
        }

        /** All who have a role, but one of them. */
        public static Recipient allBut(Role role, @Nullable String except) {
            return new Recipient(null, role, null, except);
        }
    }

    /**
     * What it is about.
     *
     * @param kind item, case, report, list, bulk_closing, second_look or authority_request; of the
     *     last, {@code id} is the case that it was registered with
     * @param reference how people call it
     * @param why a code, such as {@code deadline}
     */
    public record About(String kind, String id, @Nullable String reference, @Nullable String why) {}
}
