package vigil.notifications.preferences;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;
import vigil.notifications.notices.Kind;

/**
 * How an officer wants to be told.
 *
 * @param language en, de or fr
 * @param quiet when no mail goes out; null for never
 * @param mailKinds of what mail is sent, once the address is confirmed
 * @param address null when there is none
 * @param confirmed whether the officer has shown that letters to the address arrive
 */
public record Preferences(
        String language,
        ZoneId zone,
        @Nullable Quiet quiet,
        Set<Kind> mailKinds,
        @Nullable Personal address,
        boolean confirmed) {

    public Preferences {
        mailKinds = Set.copyOf(mailKinds);
    }

    /**
     * Hours of the officer's zone; over midnight when the end lies before the beginning.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Quiet(LocalTime from, LocalTime to) {

        /** When something that happens now may be sent. */
        public Instant due(Instant now, ZoneId zone) {
            ZonedDateTime local = now.atZone(zone);
            LocalTime time = local.toLocalTime();
            boolean overMidnight = to.isBefore(from);
            boolean within =
                    overMidnight
                            ? !time.isBefore(from) || time.isBefore(to)
                            : !time.isBefore(from) && time.isBefore(to);
            if (!within) {
                return now;
            }
            boolean tomorrow = overMidnight && !time.isBefore(from);
            return local.toLocalDate()
                    .plusDays(tomorrow ? 1 : 0)
                    .atTime(to)
                    .atZone(zone)
                    .toInstant();
        }
    }

    /** What an officer has who has said nothing. */
    public static Preferences unsaid() {
        return new Preferences("en", ZoneId.of("UTC"), null, Set.of(), null, false);
    }

    /** The same once the officer has shown that letters arrive. */
    Preferences asConfirmed() {
        return new Preferences(language, zone, quiet, mailKinds, address, true);
    }

    /** When a letter of this kind may be sent; null when none is wanted. */
    public @Nullable Instant due(Kind kind, Instant now) {
        if (!confirmed || address == null || !mailKinds.contains(kind)) {
            return null;
        }
        return quiet == null ? now : quiet.due(now, zone);
    }
}
