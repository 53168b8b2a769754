package vigil.notifications.notices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param kept how long a notice is kept
 */
@ConfigurationProperties(prefix = "vigil.notifications.notices", ignoreUnknownFields = false)
public record NoticeSettings(@DefaultValue("90d") Duration kept) {

    public NoticeSettings {
        if (kept.toDays() < 1) {
            throw new IllegalArgumentException("notices are kept for a day at least");
        }
    }
}
