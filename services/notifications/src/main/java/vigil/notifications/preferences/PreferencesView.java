package vigil.notifications.preferences;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;
import vigil.notifications.notices.Kind;

/**
 * How the officer who asks is told.
 *
 * @param zone IANA time zone of the quiet hours
 * @param quietFrom as 19:00; absent without quiet hours
 * @param mailKinds kinds of which mail is sent
 * @param mailAddress its end alone; absent when there is none
 * @param mailConfirmed whether mail goes out to it
 * @param mailPossible whether this street has a mail server
 */
@Schema(name = "NotificationPreferences")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreferencesView(
        String language,
        String zone,
        @Nullable String quietFrom,
        @Nullable String quietTo,
        List<String> mailKinds,
        @Nullable String mailAddress,
        boolean mailConfirmed,
        boolean mailPossible) {

    private static final int SHOWN = 8;

    static PreferencesView of(Preferences said, boolean mailPossible) {
        Preferences.Quiet quiet = said.quiet();
        return new PreferencesView(
                said.language(),
                said.zone().getId(),
                quiet == null ? null : text(quiet.from()),
                quiet == null ? null : text(quiet.to()),
                said.mailKinds().stream().map(Kind::word).sorted().toList(),
                masked(said.address()),
                said.confirmed(),
                mailPossible);
    }

    private static String text(LocalTime time) {
        return time.toString();
    }

    private static @Nullable String masked(@Nullable Personal address) {
        return address == null ? null : address.masked(SHOWN);
    }
}
